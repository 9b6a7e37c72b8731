// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Makes the files of a configuration, as values. */
public final class Emitter {
    private final Configuration configuration;
    private final Selection selection;
    private final TemplateFolder own;
    private final Templates templates;

    /**
     * @param configuration proved by every earlier phase
     * @param selection what is wanted
     * @param own templates that replace or join the compiler's
     */
    public Emitter(Configuration configuration, Selection selection, TemplateFolder own) {
        this.configuration = configuration;
        this.selection = selection;
        this.own = own;
        this.templates = new Templates(own);
    }

    /** What must be read for the files that are wanted, and no more. */
    public List<Access> accesses() {
        return Stream.concat(
                        selection.has(OutputKind.DT_SECRETS)
                                ? DtSecrets.accesses(configuration, selection)
                                : Stream.empty(),
                        selection.has(OutputKind.DEVTRON_REGISTRIES)
                                ? DevtronRegistries.accesses(configuration)
                                : Stream.empty())
                .toList();
    }

    /** The files in order of their paths, the manifest last; each read back and compared with what it must say. */
    public Result<List<OutputFile>> emit(List<PullPath> paths, Keychain keychain) {
        Findings findings = new Findings();
        if (selection.has(OutputKind.DEVTRON_REGISTRIES)) {
            DevtronRegistries.notes(configuration).forEach(findings::add);
        }
        if (selection.has(OutputKind.DT_SECRETS)) {
            DtSecrets.tooLarge(configuration, selection, keychain).forEach(findings::add);
        }
        // A mistake in a template is told once, not for each file that it would make.
        Set<String> broken = new HashSet<>();
        Map<String, OutputFile> files = new TreeMap<>();
        drafts(paths, keychain).sorted(Comparator.comparing(Draft::path)).forEach(draft -> {
            if (!broken.contains(draft.template())) {
                Result<OutputFile> rendered =
                        files.containsKey(draft.path()) ? Result.failure(clash(draft)) : render(draft);
                findings.take(rendered)
                        .ifPresentOrElse(file -> files.put(file.path(), file), () -> broken.add(draft.template()));
            }
        });
        return findings.result(() -> {
            List<OutputFile> all = new ArrayList<>(files.values());
            all.add(Manifest.of(configuration, all, paths, selection));
            return List.copyOf(all);
        });
    }

    private Stream<Draft> drafts(List<PullPath> paths, Keychain keychain) {
        List<Draft> drafts = new ArrayList<>();
        if (selection.has(OutputKind.DOCKER_BUILD_CONFIGS)) {
            BuildConfigs.drafts(configuration).forEach(drafts::add);
        }
        if (selection.has(OutputKind.IMAGE_PULL_SECRETS)) {
            ImagePullSecrets.drafts(paths, selection).forEach(drafts::add);
        }
        if (selection.has(OutputKind.DT_SECRETS)) {
            DtSecrets.drafts(configuration, selection, keychain).forEach(drafts::add);
        }
        if (selection.has(OutputKind.DEVTRON_REGISTRIES)) {
            DevtronRegistries.drafts(configuration, keychain).forEach(drafts::add);
        }
        if (selection.has(OutputKind.CUSTOM)) {
            CustomFiles custom = new CustomFiles(configuration, paths, selection);
            own.custom().forEach(template -> custom.drafts(template).forEach(drafts::add));
        }
        return drafts.stream();
    }

    private Result<OutputFile> render(Draft draft) {
        String text;
        try {
            text = templates.render(draft);
        } catch (Templates.UnusableTemplate unusable) {
            return Result.failure(finding(
                    Code.INVALID_TEMPLATE,
                    draft,
                    unusable.place(),
                    "cannot be used: " + unusable.getMessage(),
                    "templates/README.md of the compiler lists what a template may ask for"));
        }
        return draft.format() == Format.JSON
                ? checked(draft, ReadBack.json(text), ReadBack::says).then(json -> file(draft, Format.prettyJson(json)))
                : checked(draft, ReadBack.yaml(text), ReadBack::says).then(yaml -> file(draft, text));
    }

    private static Result<OutputFile> file(Draft draft, String content) {
        return Result.success(new OutputFile(draft.kind(), draft.path(), content, draft.origin(), draft.facts()));
    }

    private <T> Result<T> checked(Draft draft, Optional<T> read, BiPredicate<T, Object> says) {
        if (read.isEmpty()) {
            return Result.failure(finding(
                    Code.INVALID_TEMPLATE,
                    draft,
                    Optional.empty(),
                    "makes `" + draft.path() + "`, which is not valid " + draft.format(),
                    "values come quoted as the format needs: put no quotes around a name"));
        }
        if (draft.kind() != OutputKind.CUSTOM && !says.test(read.get(), draft.document())) {
            return Result.failure(finding(
                    Code.TEMPLATE_LOSES_CONTENT,
                    draft,
                    Optional.empty(),
                    "does not write all that `" + draft.path() + "` must say",
                    "compare it with the compiler's own of the same path; it may add, but must not leave out"));
        }
        return Result.success(read.get());
    }

    private Diagnostic clash(Draft draft) {
        return finding(
                Code.INVALID_TEMPLATE,
                draft,
                Optional.empty(),
                "writes `" + draft.path() + "`, which another template writes too",
                "give one of them another path");
    }

    private Diagnostic finding(Code code, Draft draft, Optional<Span> place, String message, String mend) {
        Optional<Span> span = place.or(() -> own.source(draft.template()).map(Span::startOf));
        String sentence = "the template `" + draft.template() + "` " + message;
        return span.map(at -> Diagnostic.at(code, at, sentence))
                .orElseGet(() -> Diagnostic.placeless(code, sentence))
                .hint(mend);
    }
}
