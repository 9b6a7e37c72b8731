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
import io.registries.compiler.internal.template.InvalidTemplateException;
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

/** Generates the output files of a configuration, in memory. */
public final class Emitter {
    private final Configuration configuration;
    private final OutputSelection selection;
    private final TemplateFolder userTemplates;
    private final Templates templates;

    /**
     * @param configuration the validated configuration
     * @param selection the selected outputs and environments
     * @param userTemplates templates that replace built-in ones or add files
     */
    public Emitter(Configuration configuration, OutputSelection selection, TemplateFolder userTemplates) {
        this.configuration = configuration;
        this.selection = selection;
        this.userTemplates = userTemplates;
        this.templates = Templates.with(userTemplates);
    }

    /** Compiles the templates of the default outputs ahead of time. */
    public static void prepare() {
        Templates.BUILT_IN.read(BuildConfigs.TEMPLATE, DtSecrets.TEMPLATE);
    }

    /** The credentials whose secrets the selected outputs need. */
    public List<RegistryCredentials> credentials() {
        List<RegistryCredentials> needed = new ArrayList<>();
        for (OutputGenerator generator : OutputGenerators.selected(selection)) {
            needed.addAll(generator.neededSecrets(configuration, selection));
        }
        return needed;
    }

    /**
     * The manifest, followed by the files in order of their paths; the manifest comes first since it takes longest to
     * write. The output of user templates is parsed and compared with the expected document.
     */
    public Result<List<OutputFile>> emit(
            List<PullPath> paths, Keychain keychain, ReencryptionPolicy reencryption, ParallelTasks tasks) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        diagnostics.addAll(PullSecretSize.check(configuration, selection, keychain));
        EmitInput input = new EmitInput(configuration, selection, paths, keychain, reencryption, userTemplates);
        List<FileTemplateModel> models = new ArrayList<>();
        for (OutputGenerator generator : OutputGenerators.selected(selection)) {
            diagnostics.addAll(generator.notes(configuration));
            models.addAll(generator.files(input));
        }
        models.sort(Comparator.comparing(FileTemplateModel::path));
        ExposureCheck exposure = new ExposureCheck(keychain.search());
        List<Result<OutputFile>> rendered = tasks.map(models, model -> render(model, exposure));
        RenderedFiles renderedFiles = new RenderedFiles(diagnostics);
        for (int i = 0; i < models.size(); i++) {
            boolean conflicts =
                    i > 0 && models.get(i).path().equals(models.get(i - 1).path());
            renderedFiles.add(models.get(i), conflicts ? Result.failure(conflict(models.get(i))) : rendered.get(i));
        }
        OutputFile manifest = Manifest.create(configuration, renderedFiles.files, paths);
        exposure.checkParts(manifest, tasks).ifPresent(diagnostics::add);
        List<OutputFile> files = new ArrayList<>();
        files.add(manifest);
        files.addAll(renderedFiles.files);
        return diagnostics.result(() -> List.copyOf(files));
    }

    /** Collects rendered files. An error in a template is reported once, not for each of its files. */
    private static final class RenderedFiles {
        private final DiagnosticCollector diagnostics;
        private final List<OutputFile> files = new ArrayList<>();
        private final Set<String> failedTemplates = new HashSet<>();

        private RenderedFiles(DiagnosticCollector diagnostics) {
            this.diagnostics = diagnostics;
        }

        private void add(FileTemplateModel model, Result<OutputFile> rendered) {
            if (!failedTemplates.contains(model.template())) {
                Optional<OutputFile> file = diagnostics.collect(rendered);
                if (file.isPresent()) {
                    files.add(file.get());
                } else {
                    failedTemplates.add(model.template());
                }
            }
        }
    }

    private Result<OutputFile> render(FileTemplateModel model, ExposureCheck exposure) {
        Result<OutputFile> rendered = render(model);
        Optional<OutputFile> file = rendered.value();
        Optional<Diagnostic> exposed = file.isPresent() ? exposure.check(file.get()) : Optional.empty();
        return exposed.isPresent() ? Result.failure(exposed.get()) : rendered;
    }

    private Result<OutputFile> render(FileTemplateModel model) {
        Map<String, Object> document = model.document().get();
        String text;
        try {
            text = templates.render(model, document);
        } catch (InvalidTemplateException e) {
            return Result.failure(diagnostic(
                    DiagnosticCode.INVALID_TEMPLATE,
                    model,
                    e.position().flatMap(userTemplates::span),
                    "cannot be used: " + e.getMessage(),
                    "see docs/guides/templates.md for the syntax and variables of templates"));
        }
        if (isBuiltIn(model)) {
            return file(model, text);
        }
        return verified(model, document, text)
                .flatMap(content ->
                        file(model, model.format() == Format.JSON ? JsonSupport.prettyPrint(content.value()) : text));
    }

    private Result<OutputFile> file(FileTemplateModel model, String rendered) {
        try {
            String content = model.postProcessor().apply(rendered);
            return Result.success(new OutputFile(
                    OutputPath.of(model.kind(), model.path()),
                    List.of(content),
                    model.origin(),
                    model.facts(),
                    isBuiltIn(model),
                    model.complete()));
        } catch (SealingException e) {
            return Result.failure(Diagnostic.at(
                            DiagnosticCode.INVALID_TEMPLATE,
                            model.origin(),
                            "`" + model.path() + "` cannot be encrypted: the text of its template " + e.getMessage())
                    .help("compare the template with the built-in one of the same path"));
        }
    }

    // Built-in templates are tested and need no verification.
    private boolean isBuiltIn(FileTemplateModel model) {
        return userTemplates.source(model.template()).isEmpty();
    }

    private Result<OutputVerifier.Content> verified(
            FileTemplateModel model, Map<String, Object> document, String text) {
        Optional<OutputVerifier.Content> content = OutputVerifier.parse(model.format(), text);
        if (content.isEmpty()) {
            return Result.failure(diagnostic(
                    DiagnosticCode.INVALID_TEMPLATE,
                    model,
                    Optional.empty(),
                    "renders `" + model.path() + "`, which is not valid " + model.format(),
                    "remove quotes around variables; values are quoted automatically"));
        }
        if (model.kind() != OutputKind.CUSTOM && !content.get().isSupersetOf(document)) {
            return Result.failure(diagnostic(
                    DiagnosticCode.TEMPLATE_LOSES_CONTENT,
                    model,
                    Optional.empty(),
                    "omits required content of `" + model.path() + "`",
                    "compare it with the built-in template of the same path; it may add content, but not remove any"));
        }
        return Result.success(content.get());
    }

    private Diagnostic conflict(FileTemplateModel model) {
        return diagnostic(
                DiagnosticCode.INVALID_TEMPLATE,
                model,
                Optional.empty(),
                "writes `" + model.path() + "`, which another template also writes",
                "change the path of one of them");
    }

    private Diagnostic diagnostic(
            DiagnosticCode code, FileTemplateModel model, Optional<Span> location, String message, String help) {
        Optional<Span> span =
                location.or(() -> userTemplates.source(model.template()).map(Span::startOf));
        String text = "the template `" + model.template() + "` " + message;
        return span.map(at -> Diagnostic.at(code, at, text))
                .orElseGet(() -> Diagnostic.withoutLocation(code, text))
                .help(help);
    }
}
