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
import io.registries.compiler.internal.template.InvalidTemplateException.TemplatePosition;
import io.registries.compiler.internal.template.TemplateEngine;
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
 * The user templates, by path in their directory. A template replaces the built-in one of the same path, adds files
 * ({@code custom/}), or is included by others ({@code partials/}).
 *
 * @param sources the templates by path
 */
public record TemplateFolder(Map<String, SourceFile> sources) {
    private static final int MAX_BYTES = 1024 * 1024;

    /** No user templates. */
    public static final TemplateFolder NONE = new TemplateFolder(Map.of());

    /**
     * Reads the templates of a directory; reports templates that would never be used.
     *
     * @param folder the directory
     * @param roots the directories that may be read, in addition to this one
     * @param secrets secret files, which are rejected
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
                            "the templates in `" + roots.nameOf(folder) + "` of "
                                    + options.name(Option.TEMPLATES_DIRECTORY) + " cannot be read as UTF-8 text")
                    .help("set a directory that contains `" + TemplateEngine.EXTENSION + "` files in UTF-8"));
        }
    }

    private static Optional<SourceFile> read(
            Path file, InputRoots roots, SecretFiles secrets, DiagnosticCollector diagnostics) throws IOException {
        String name = roots.nameOf(file);
        try {
            secrets.reject(file);
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

    /** The user template with a path. */
    Optional<SourceFile> source(String path) {
        return Optional.ofNullable(sources.get(path));
    }

    /** The whole line of a position, if it is in a user template. */
    Optional<Span> span(TemplatePosition position) {
        return source(position.path()).map(source -> {
            int line = Math.min(Math.max(position.line(), 1), source.lineCount());
            return new Span(source, line, 1, line, 1).wholeLine();
        });
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
        if (path.startsWith(TemplateEngine.PARTIALS) || Templates.isBuiltIn(path)) {
            return Optional.empty();
        }
        if (!path.startsWith(OutputKind.CUSTOM.folder() + "/")) {
            return Optional.of(new TemplateProblem(
                    "does not replace a built-in template",
                    "use the path of a built-in template, or move it to `custom/` or `partials/`"));
        }
        if (UserTemplate.subjectOf(path).isEmpty()) {
            return Optional.of(new TemplateProblem(
                    "has no placeholder in its path, or more than one",
                    "use exactly one of `{registry}`, `{environment}` and `{application}` in its path"));
        }
        if (Format.forPath(UserTemplate.outputOf(path)).isEmpty()) {
            return Optional.of(new TemplateProblem(
                    "generates neither JSON nor YAML", "end its name with `.json.mustache` or `.yaml.mustache`"));
        }
        return OutputPath.parse(UserTemplate.outputOf(path)).isEmpty()
                ? Optional.of(new TemplateProblem(
                        "has an output path that is not portable",
                        "remove `\\`, `:`, control characters, and trailing dots and spaces of names"))
                : Optional.empty();
    }

    private static boolean isTemplate(Path file) {
        return file.getFileName().toString().endsWith(TemplateEngine.EXTENSION);
    }
}
