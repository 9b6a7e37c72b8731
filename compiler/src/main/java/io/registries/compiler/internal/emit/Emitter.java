// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCredentials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the files of a configuration, as values. */
public final class Emitter {
    private final Configuration configuration;
    private final OutputSelection selection;
    private final TemplateFolder own;
    private final Templates templates;

    /**
     * @param configuration proved by every earlier phase
     * @param selection what is wanted
     * @param own templates that replace or join the compiler's
     */
    public Emitter(Configuration configuration, OutputSelection selection, TemplateFolder own) {
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
    public List<RegistryCredentials> accesses() {
        return OutputGenerators.selected(selection)
                .flatMap(generator -> generator.neededSecrets(configuration, selection))
                .toList();
    }

    /**
     * The manifest, which takes longest to write and so comes first, and the files in order of their paths. What a
     * template of the user renders is read back and compared with the document that it must contain.
     */
    public Result<List<OutputFile>> emit(
            List<PullPath> paths, Keychain keychain, ReencryptionPolicy reencryption, ParallelTasks tasks) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        PullSecretSize.check(configuration, selection, keychain, tasks).forEach(diagnostics::add);
        OutputGenerators.selected(selection)
                .flatMap(generator -> generator.notes(configuration))
                .forEach(diagnostics::add);
        EmitInput input = new EmitInput(configuration, selection, paths, keychain, reencryption, own);
        List<FileTemplateModel> drafts = OutputGenerators.selected(selection)
                .flatMap(generator -> generator.files(input))
                .sorted(Comparator.comparing(FileTemplateModel::path))
                .toList();
        List<Result<OutputFile>> rendered = tasks.map(drafts, this::render);
        Gathered made = new Gathered(diagnostics);
        IntStream.range(0, drafts.size()).forEach(i -> {
            boolean clashes =
                    i > 0 && drafts.get(i).path().equals(drafts.get(i - 1).path());
            made.add(drafts.get(i), clashes ? Result.failure(clash(drafts.get(i))) : rendered.get(i));
        });
        return diagnostics.result(() -> Stream.concat(
                        Stream.of(Manifest.of(configuration, made.files, paths, selection)), made.files.stream())
                .toList());
    }

    /** The files so far. A mistake in a template is told once, not for each file that it would make. */
    private static final class Gathered {
        private final DiagnosticCollector diagnostics;
        private final List<OutputFile> files = new ArrayList<>();
        private final Set<String> broken = new HashSet<>();

        private Gathered(DiagnosticCollector diagnostics) {
            this.diagnostics = diagnostics;
        }

        private void add(FileTemplateModel draft, Result<OutputFile> rendered) {
            if (!broken.contains(draft.template())) {
                Optional<OutputFile> file = diagnostics.collect(rendered);
                if (file.isPresent()) {
                    files.add(file.get());
                } else {
                    broken.add(draft.template());
                }
            }
        }
    }

    private Result<OutputFile> render(FileTemplateModel draft) {
        Map<String, Object> document = draft.document().get();
        String text;
        try {
            text = templates.render(draft, document);
        } catch (Templates.UnusableTemplate e) {
            return Result.failure(diagnostic(
                    DiagnosticCode.INVALID_TEMPLATE,
                    draft,
                    e.place(),
                    "cannot be used: " + e.getMessage(),
                    "docs/guides/templates.md lists what a template may ask for"));
        }
        if (isOurs(draft)) {
            return file(draft, text);
        }
        return verified(draft, document, text)
                .flatMap(content ->
                        file(draft, draft.format() == Format.JSON ? JsonSupport.prettyPrint(content.value()) : text));
    }

    private Result<OutputFile> file(FileTemplateModel draft, String rendered) {
        try {
            String content = draft.finish().apply(rendered);
            return Result.success(new OutputFile(
                    draft.kind(),
                    draft.path(),
                    List.of(content),
                    draft.origin(),
                    draft.facts(),
                    isOurs(draft),
                    draft.complete()));
        } catch (SealingException e) {
            return Result.failure(Diagnostic.at(
                            DiagnosticCode.INVALID_TEMPLATE,
                            draft.origin(),
                            "`" + draft.path() + "` cannot be encrypted: its template makes text that "
                                    + e.getMessage())
                    .help("compare the template with the compiler's own of the same path"));
        }
    }

    // Of the compiler's own templates it is known that they say what they must.
    private boolean isOurs(FileTemplateModel draft) {
        return own.source(draft.template()).isEmpty();
    }

    private Result<OutputVerifier.Content> verified(
            FileTemplateModel draft, Map<String, Object> document, String text) {
        Optional<OutputVerifier.Content> content = OutputVerifier.parse(draft.format(), text);
        if (content.isEmpty()) {
            return Result.failure(diagnostic(
                    DiagnosticCode.INVALID_TEMPLATE,
                    draft,
                    Optional.empty(),
                    "makes `" + draft.path() + "`, which is not valid " + draft.format(),
                    "values come quoted as the format needs: put no quotes around a name"));
        }
        if (draft.kind() != OutputKind.CUSTOM && !content.get().isSupersetOf(document)) {
            return Result.failure(diagnostic(
                    DiagnosticCode.TEMPLATE_LOSES_CONTENT,
                    draft,
                    Optional.empty(),
                    "does not write all that `" + draft.path() + "` must say",
                    "compare it with the compiler's own of the same path; it may add, but must not leave out"));
        }
        return Result.success(content.get());
    }

    private Diagnostic clash(FileTemplateModel draft) {
        return diagnostic(
                DiagnosticCode.INVALID_TEMPLATE,
                draft,
                Optional.empty(),
                "writes `" + draft.path() + "`, which another template writes too",
                "give one of them another path");
    }

    private Diagnostic diagnostic(
            DiagnosticCode code, FileTemplateModel draft, Optional<Span> place, String message, String help) {
        Optional<Span> span = place.or(() -> own.source(draft.template()).map(Span::startOf));
        String sentence = "the template `" + draft.template() + "` " + message;
        return span.map(at -> Diagnostic.at(code, at, sentence))
                .orElseGet(() -> Diagnostic.withoutLocation(code, sentence))
                .help(help);
    }
}
