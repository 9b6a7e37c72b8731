// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.incremental.Input;
import io.registries.compiler.incremental.Memo;
import io.registries.compiler.incremental.Questions;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.output.Memos;
import io.registries.compiler.output.OutputTree;
import io.registries.compiler.syntax.SourceFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A run that may be needless. Where the compiler, the options, the configuration and every value that was asked for are
 * the same, and all that the last run left is still there to the byte, nothing would come out differently. What depends
 * on more - registries, the clock, further files, ciphertext - is always made anew.
 */
final class Rerun {
    private final CompilationRequest request;
    private final Memos memos;
    private final Questions questions = new Questions();
    private final List<String> options;

    Rerun(CompilationRequest request) {
        this.request = request;
        this.memos = new Memos(request.tree());
        this.options = List.of(
                request.validation().source(),
                request.validation().baseDirectory().toString(),
                String.valueOf(request.validation().allowPlaintextSecrets()),
                request.outputDirectory().toString(),
                request.secretsDirectory().toString(),
                new TreeSet<>(request.outputs()).toString(),
                new TreeSet<>(request.environments()).toString());
    }

    /** What the last run made, where this one would make the same. */
    Optional<Compilation> same() {
        if (!isRepeatable()) {
            return Optional.empty();
        }
        return memos.read(name())
                .flatMap(Rerun::memo)
                .filter(memo -> input(memo).equals(Optional.of(memo.input())) && memos.hold(memo.snapshot()))
                .map(memo ->
                        new Compilation(memo.files(), 0, 0, List.of(), memo.provenances(), memo.pulls(), List.of()));
    }

    /** The same request, of a machine that is listened to. */
    CompilationRequest heard() {
        ValidationRequest asked = request.validation();
        Host host = asked.host();
        return request.of(new ValidationRequest(
                asked.baseDirectory(),
                asked.source(),
                asked.allowPlaintextSecrets(),
                asked.baseline(),
                new Host(questions.over(host.clock()), host.environment(), host.sources())));
    }

    /** Opens a keychain, and listens to what it is filled with. */
    Emission.Opening opening() {
        return (accesses, sources, hygiene) -> Keychain.open(accesses, questions.over(sources), hygiene);
    }

    /** Remembers a run that found nothing to tell and nothing to change: who runs twice may run again. */
    void remember(Made made, OutputTree.Changes changes) throws IOException {
        if (!isRepeatable()
                || changes.written() + changes.removed() > 0
                || !questions.areRepeatable()
                || made.sources().stream().anyMatch(Source::namesFiles)
                || made.files().stream().anyMatch(file -> isCiphertext(file.kind()))) {
            return;
        }
        Optional<String> input = Input.of(options, made.sources(), questions);
        if (input.isPresent()) {
            Compilation summary = made.compilation(changes);
            memos.write(
                    name(),
                    new Memo(
                                    input.get(),
                                    questions.asked(),
                                    Memos.snapshot(made.files(), changes),
                                    summary.files(),
                                    PullPath.counts(made.pullPaths()),
                                    summary.provenances())
                            .bytes());
        }
    }

    private boolean isRepeatable() {
        return request.connectivity().mode() == Connectivity.Mode.SKIP
                && request.templatesDirectory().isEmpty()
                && request.reseal().equals(Reseal.WHEN_DECLARED)
                && request.validation().baseline().isEmpty();
    }

    private static boolean isCiphertext(OutputKind kind) {
        return kind == OutputKind.SOPS_VALUES || kind == OutputKind.SEALED_SECRETS;
    }

    private Optional<String> input(Memo memo) {
        Result<List<Source>> sources = SourceFiles.read(
                request.validation().baseDirectory(), request.validation().source());
        return sources.value()
                .filter(all -> sources.findings().isEmpty())
                .flatMap(all ->
                        Input.of(options, all, memo, request.validation().host().credentialSources()));
    }

    // Runs that choose differently leave each their own.
    private String name() {
        return Integer.toHexString(options.hashCode());
    }

    private static Optional<Memo> memo(byte[] bytes) {
        try {
            return Optional.of(Memo.of(bytes));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
