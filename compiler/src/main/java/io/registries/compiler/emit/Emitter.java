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
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.parallel.InParallel;
import io.registries.compiler.seal.Unsealable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
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
        this.templates = Templates.of(own);
    }

    /** Reads the templates of what is made by default, so that they are at hand when the model is. */
    public static void prepare() {
        Templates.OURS.read(BuildConfigs.TEMPLATE, DtSecrets.TEMPLATE);
    }

    /** What must be read for the files that are wanted, and no more. */
    public List<Access> accesses() {
        return Stream.of(
                        when(OutputKind.DT_SECRETS, () -> DtSecrets.accesses(configuration, selection)),
                        when(OutputKind.SOPS_VALUES, () -> SopsValues.accesses(configuration, selection)),
                        when(OutputKind.SEALED_SECRETS, () -> SealedSecrets.accesses(configuration, selection)),
                        when(OutputKind.KUBERNETES_SECRETS, () -> KubernetesSecrets.accesses(configuration, selection)),
                        when(OutputKind.DOCKER_CONFIG, () -> DockerConfig.accesses(configuration)),
                        when(OutputKind.DEVTRON_REGISTRIES, () -> DevtronRegistries.accesses(configuration)))
                .flatMap(accesses -> accesses)
                .toList();
    }

    /**
     * The files in order of their paths, the manifest last. What a user's own template makes is read back, and compared
     * with what it must say.
     */
    public Result<List<OutputFile>> emit(List<PullPath> paths, Keychain keychain, Resealing resealing) {
        Findings findings = new Findings();
        notes(keychain).forEach(findings::add);
        List<Draft> drafts = drafts(paths, keychain, resealing)
                .parallel()
                .sorted(Comparator.comparing(Draft::path))
                .toList();
        List<Result<OutputFile>> rendered = InParallel.each(drafts, this::render);
        // A mistake in a template is told once, not for each file that it would make.
        Set<String> broken = new HashSet<>();
        List<OutputFile> files = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            boolean clashes = i > 0 && draft.path().equals(drafts.get(i - 1).path());
            Result<OutputFile> file = clashes ? Result.failure(clash(draft)) : rendered.get(i);
            if (!broken.contains(draft.template())) {
                Optional<OutputFile> made = findings.take(file);
                made.ifPresent(files::add);
                if (made.isEmpty()) {
                    broken.add(draft.template());
                }
            }
        }
        return findings.result(() -> {
            files.add(Manifest.of(configuration, files, paths, selection));
            return List.copyOf(files);
        });
    }

    private Stream<Diagnostic> notes(Keychain keychain) {
        List<Placed> written = Stream.of(Delivery.Values.class, Delivery.Sops.class, Delivery.Sealed.class)
                .flatMap(delivery -> Placed.of(configuration, selection, delivery))
                .toList();
        return Stream.of(
                        when(OutputKind.DEVTRON_REGISTRIES, () -> DevtronRegistries.notes(configuration)),
                        when(OutputKind.DOCKER_CONFIG, () -> DockerConfig.collisions(configuration)),
                        InParallel.each(written, placed -> DtSecrets.tooLarge(placed, keychain)).stream()
                                .flatMap(Optional::stream))
                .flatMap(notes -> notes);
    }

    private Stream<Draft> drafts(List<PullPath> paths, Keychain keychain, Resealing resealing) {
        return Stream.of(
                        when(OutputKind.DOCKER_BUILD_CONFIGS, () -> BuildConfigs.drafts(configuration)),
                        when(OutputKind.IMAGE_PULL_SECRETS, () -> ImagePullSecrets.drafts(paths, selection)),
                        when(OutputKind.DT_SECRETS, () -> DtSecrets.drafts(configuration, selection, keychain)),
                        when(
                                OutputKind.SOPS_VALUES,
                                () -> SopsValues.drafts(configuration, selection, keychain, resealing)),
                        when(
                                OutputKind.SEALED_SECRETS,
                                () -> SealedSecrets.drafts(configuration, selection, keychain, resealing)),
                        when(OutputKind.EXTERNAL_SECRETS, () -> ExternalSecrets.drafts(configuration, selection)),
                        when(
                                OutputKind.KUBERNETES_SECRETS,
                                () -> KubernetesSecrets.drafts(configuration, selection, keychain)),
                        when(OutputKind.DOCKER_CONFIG, () -> DockerConfig.drafts(configuration, keychain)),
                        when(OutputKind.DEVTRON_REGISTRIES, () -> DevtronRegistries.drafts(configuration, keychain)),
                        when(OutputKind.CUSTOM, () -> custom(paths)))
                .flatMap(drafts -> drafts);
    }

    private Stream<Draft> custom(List<PullPath> paths) {
        CustomFiles custom = new CustomFiles(configuration, paths, selection);
        return own.custom().stream().flatMap(custom::drafts);
    }

    private <T> Stream<T> when(OutputKind kind, Supplier<Stream<T>> made) {
        return selection.has(kind) ? made.get() : Stream.of();
    }

    private Result<OutputFile> render(Draft draft) {
        Map<String, Object> document = draft.document().get();
        String text;
        try {
            text = templates.render(draft, document);
        } catch (Templates.UnusableTemplate unusable) {
            return Result.failure(finding(
                    Code.INVALID_TEMPLATE,
                    draft,
                    unusable.place(),
                    "cannot be used: " + unusable.getMessage(),
                    "templates/README.md of the compiler lists what a template may ask for"));
        }
        if (isOurs(draft)) {
            return file(draft, text);
        }
        return draft.format() == Format.JSON
                ? checked(draft, document, ReadBack.json(text), ReadBack::says)
                        .then(json -> file(draft, ReadBack.laidOut(json)))
                : checked(draft, document, ReadBack.yaml(text), ReadBack::says).then(yaml -> file(draft, text));
    }

    private Result<OutputFile> file(Draft draft, String rendered) {
        try {
            String content = draft.finish().apply(rendered);
            return Result.success(new OutputFile(
                    draft.kind(),
                    draft.path(),
                    content,
                    draft.origin(),
                    draft.facts(),
                    isOurs(draft),
                    draft.complete()));
        } catch (Unsealable problem) {
            return Result.failure(Diagnostic.at(
                            Code.INVALID_TEMPLATE,
                            draft.origin(),
                            "`" + draft.path() + "` cannot be encrypted: its template makes text that "
                                    + problem.getMessage())
                    .hint("compare the template with the compiler's own of the same path"));
        }
    }

    // Of the compiler's own templates it is known that they say what they must.
    private boolean isOurs(Draft draft) {
        return own.source(draft.template()).isEmpty();
    }

    private <T> Result<T> checked(
            Draft draft, Map<String, Object> document, Optional<T> read, BiPredicate<T, Object> says) {
        if (read.isEmpty()) {
            return Result.failure(finding(
                    Code.INVALID_TEMPLATE,
                    draft,
                    Optional.empty(),
                    "makes `" + draft.path() + "`, which is not valid " + draft.format(),
                    "values come quoted as the format needs: put no quotes around a name"));
        }
        if (draft.kind() != OutputKind.CUSTOM && !says.test(read.get(), document)) {
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
