// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.input.RefusedInputException;
import io.registries.compiler.internal.input.SecretFiles;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A user's templates by their paths in the folder. Each replaces one of the compiler's by the same path, stands under
 * {@code custom/} to add files of its own, or under {@code partials/} for others to include.
 *
 * @param sources the templates' texts
 */
public record TemplateFolder(Map<String, SourceFile> sources) {
    static final String EXTENSION = ".mustache";
    static final String PARTIALS = "partials/";
    private static final int MAX_BYTES = 1024 * 1024;

    /** No templates of the user's own. */
    public static final TemplateFolder NONE = new TemplateFolder(Map.of());

    /**
     * Reads a folder; a template that would never be used is a diagnostic.
     *
     * @param folder the folder, which an option names
     * @param roots where files may be read, beside the folder
     * @param secrets files that are no templates, whatever they are called
     * @param options how messages name options
     */
    public static Result<TemplateFolder> read(Path folder, InputRoots roots, SecretFiles secrets, OptionNames options) {
        InputRoots allowed = roots.with(folder);
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Map<String, SourceFile> sources = new TreeMap<>();
        try {
            for (Path file : allowed.list(
                    folder,
                    Integer.MAX_VALUE,
                    TemplateFolder::isTemplate,
                    DiagnosticCode.INVALID_TEMPLATE,
                    diagnostics)) {
                String path = PathNames.nameOf(folder, file);
                read(file, allowed, secrets, diagnostics).ifPresent(source -> {
                    sources.put(path, source);
                    check(path, source, diagnostics);
                });
            }
            return diagnostics.result(() -> new TemplateFolder(sources));
        } catch (IOException ignored) {
            return Result.failure(Diagnostic.withoutLocation(
                            DiagnosticCode.INVALID_TEMPLATE,
                            options.name(Option.TEMPLATES_DIRECTORY) + " names `" + roots.nameOf(folder)
                                    + "`, whose templates cannot be read as UTF-8 text")
                    .help("name a folder that holds `" + EXTENSION + "` files"));
        }
    }

    private static Optional<SourceFile> read(
            Path file, InputRoots roots, SecretFiles secrets, DiagnosticCollector diagnostics) throws IOException {
        String name = roots.nameOf(file);
        try {
            secrets.refuse(file);
            byte[] bytes = roots.read(file, MAX_BYTES);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new SourceFile(name, file, text));
        } catch (RefusedInputException e) {
            diagnostics.add(e.diagnostic("`" + name + "`"));
            return Optional.empty();
        }
    }

    private static void check(String path, SourceFile source, DiagnosticCollector diagnostics) {
        problem(path)
                .ifPresent(problem -> diagnostics.add(Diagnostic.at(
                                DiagnosticCode.INVALID_TEMPLATE,
                                Span.startOf(source),
                                "this template " + problem.message())
                        .help(problem.help())));
    }

    /** The user's own template of a path. */
    Optional<SourceFile> source(String path) {
        return Optional.ofNullable(sources.get(path));
    }

    /** The templates that add files. */
    List<UserTemplate> custom() {
        List<UserTemplate> custom = new ArrayList<>();
        sources.forEach((path, source) -> UserTemplate.subjectOf(path)
                .ifPresent(subject -> custom.add(new UserTemplate(path, subject, Span.startOf(source)))));
        return custom;
    }

    private record TemplateProblem(String message, String help) {}

    private static Optional<TemplateProblem> problem(String path) {
        if (path.startsWith(PARTIALS) || Templates.isBuiltIn(path)) {
            return Optional.empty();
        }
        if (!path.startsWith(OutputKind.CUSTOM.folder() + "/")) {
            return Optional.of(new TemplateProblem(
                    "replaces none of the compiler's",
                    "give it the path of one of those, or move it to `custom/` or `partials/`"));
        }
        if (UserTemplate.subjectOf(path).isEmpty()) {
            return Optional.of(new TemplateProblem(
                    "does not say what it is for",
                    "put exactly one of `{registry}`, `{environment}` and `{application}` into its path"));
        }
        if (Format.of(UserTemplate.outputOf(path)).isEmpty()) {
            return Optional.of(new TemplateProblem(
                    "is neither for JSON nor for YAML", "end its name in `.json.mustache` or `.yaml.mustache`"));
        }
        return OutputPath.parse(UserTemplate.outputOf(path)).isEmpty()
                ? Optional.of(new TemplateProblem(
                        "writes to a path that is not valid on every system",
                        "leave out `\\`, `:` and control characters, and dots and spaces at the end of a name"))
                : Optional.empty();
    }

    private static boolean isTemplate(Path file) {
        return file.getFileName().toString().endsWith(EXTENSION);
    }
}
