// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.incremental.Input;
import io.registries.compiler.incremental.Memo;
import io.registries.compiler.incremental.Questions;
import io.registries.compiler.output.Memos;
import io.registries.compiler.output.OutputTree;
import io.registries.compiler.syntax.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** What the last run made and told, where this one would make and tell the same. */
    Optional<Result<Compilation>> same() {
        Optional<byte[]> bytes = isRepeatable() ? memos.read(name()) : Optional.empty();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Result<List<Source>> sources = SourceFiles.read(
                request.validation().baseDirectory(), request.validation().source());
        return sources.value()
                .filter(all -> sources.findings().isEmpty())
                .flatMap(all -> memo(bytes.get(), all).filter(memo -> isTrue(memo, all)))
                .map(memo -> Result.success(
                        new Compilation(memo.files(), 0, 0, List.of(), memo.provenances(), memo.pulls(), List.of()),
                        memo.findings()));
    }

    private boolean isTrue(Memo memo, List<Source> sources) {
        return Input.of(options, sources, memo, request.validation().host().credentialSources())
                        .equals(Optional.of(memo.input()))
                && memos.hold(memo.snapshot());
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

    /** Remembers a run that changed nothing: who runs twice may run again. */
    void remember(Made made, OutputTree.Changes changes, List<Diagnostic> findings) {
        boolean same = changes.written() + changes.removed() == 0;
        if (same && isRepeatable() && questions.areRepeatable() && isAllThereIs(made, findings)) {
            try {
                Optional<byte[]> memo = memo(made, changes, findings);
                memo.ifPresent(bytes -> memos.write(name(), bytes));
            } catch (IOException tooLong) {
                // The next run does all of its work.
            }
        }
    }

    private Optional<byte[]> memo(Made made, OutputTree.Changes changes, List<Diagnostic> findings) throws IOException {
        Optional<String> input = Input.of(options, made.sources(), questions);
        if (input.isEmpty()) {
            return Optional.empty();
        }
        Compilation summary = made.compilation(changes);
        return Optional.of(new Memo(
                        input.get(),
                        questions.asked(),
                        Memos.snapshot(made.files(), changes),
                        summary.files(),
                        summary.pulls(),
                        summary.provenances(),
                        findings)
                .bytes(made.sources()));
    }

    // Nothing was made of other files, and nothing is told of them.
    private boolean isAllThereIs(Made made, List<Diagnostic> findings) {
        Set<Path> asked = questions.files();
        return made.sources().stream()
                        .flatMap(source -> source.named().stream())
                        .allMatch(asked::contains)
                && Memo.places(findings, made.sources())
                && made.files().stream().noneMatch(file -> isCiphertext(file.kind()));
    }

    private boolean isRepeatable() {
        return request.connectivity().mode() == Connectivity.Mode.SKIP
                && request.templatesDirectory().isEmpty()
                && request.reseal().whenDeclared()
                && request.validation().baseline().isEmpty();
    }

    private static boolean isCiphertext(OutputKind kind) {
        return kind == OutputKind.SOPS_VALUES || kind == OutputKind.SEALED_SECRETS;
    }

    // Runs that choose differently leave each their own.
    private String name() {
        return Integer.toHexString(options.hashCode());
    }

    private static Optional<Memo> memo(byte[] bytes, List<Source> sources) {
        try {
            return Optional.of(Memo.of(bytes, sources));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
