// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.init.yaml.SafeText;
import io.registries.compiler.internal.init.yaml.YamlTree;
import io.registries.compiler.internal.input.FileTooLargeException;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.input.RefusedInputException;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * Reads the inputs. They contain secrets, so diagnostics contain only the file and the line, and parser exceptions, which
 * quote the text, are not propagated.
 */
public final class InputFiles {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final InputRoots baseRoots;
    private final OptionNames options;
    private final DiagnosticCollector diagnostics;

    /**
     * @param base the folder in whose git work tree files may be read
     * @param namesRelativeTo the folder that messages name files relative to
     */
    public InputFiles(Path base, Path namesRelativeTo, OptionNames options, DiagnosticCollector diagnostics) {
        this.baseRoots = InputRoots.startingAt(base).naming(namesRelativeTo);
        this.options = options;
        this.diagnostics = diagnostics;
    }

    public List<ImportInput> json(List<Path> paths) {
        return read(paths, List.of(".json"));
    }

    public List<ImportInput> yaml(List<Path> paths) {
        return read(paths, List.of(".yaml", ".yml"));
    }

    private List<ImportInput> read(List<Path> paths, List<String> endings) {
        List<ImportInput> inputs = new ArrayList<>();
        for (Path path : paths) {
            InputRoots roots = baseRoots.with(path);
            if (Files.isDirectory(path)) {
                for (Path file : list(path, endings, roots)) {
                    tree(file, roots).ifPresent(tree -> inputs.add(new ImportInput(nameOf(file), false, tree)));
                }
            } else {
                tree(path, roots).ifPresent(tree -> inputs.add(new ImportInput(nameOf(path), true, tree)));
            }
        }
        return inputs;
    }

    private List<Path> list(Path folder, List<String> endings, InputRoots roots) {
        try {
            List<Path> files = roots.list(
                    folder,
                    Integer.MAX_VALUE,
                    file -> endings.stream().anyMatch(file.getFileName().toString()::endsWith),
                    DiagnosticCode.UNREADABLE_INPUT,
                    diagnostics);
            if (files.isEmpty()) {
                diagnostics.add(missing(folder, "contains no " + String.join(" or ", endings) + " file"));
            }
            return files;
        } catch (IOException ignored) {
            diagnostics.add(unreadable(nameOf(folder), "cannot be listed", "check its permissions"));
            return List.of();
        }
    }

    private Optional<JsonNode> tree(Path file, InputRoots roots) {
        String name = nameOf(file);
        try {
            if (!Files.exists(file)) {
                diagnostics.add(missing(file, "does not exist"));
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(roots.read(file, MAX_BYTES)))
                    .toString()
                    .replaceFirst("^\uFEFF", "");
            return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(file, text) : json(name, text);
        } catch (RefusedInputException e) {
            diagnostics.add(e.diagnostic(SafeText.name(name)));
            return Optional.empty();
        } catch (FileTooLargeException ignored) {
            diagnostics.add(unreadable(name, "is larger than 64 MiB", "split it into several files"));
            return Optional.empty();
        } catch (IOException ignored) {
            diagnostics.add(
                    unreadable(name, "cannot be read", "check that it is UTF-8 text, and check its permissions"));
            return Optional.empty();
        }
    }

    private Optional<JsonNode> json(String name, String text) {
        try {
            JsonNode tree = JsonSupport.parse(text);
            if (!tree.isMissingNode()) {
                return Optional.of(tree);
            }
            diagnostics.add(unreadable(name, "is empty", "save the response again"));
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String line = location == null ? "" : " at line " + location.getLineNr();
            diagnostics.add(unreadable(name, "is not valid JSON" + line, "save the complete response again"));
        }
        return Optional.empty();
    }

    private Optional<JsonNode> yaml(Path file, String text) {
        Result<Node> result = YamlReader.read(new SourceFile(nameOf(file), file, text));
        if (result.value().isEmpty()) {
            String line = result.diagnostics().stream()
                    .flatMap(diagnostic -> diagnostic.span().stream())
                    .map(Span::line)
                    .findFirst()
                    .map(number -> " at line " + number)
                    .orElse("");
            diagnostics.add(unreadable(nameOf(file), "is not valid YAML" + line, "fix it, or omit it"));
        }
        return result.value().map(YamlTree::toJson);
    }

    private Diagnostic missing(Path path, String problem) {
        return Diagnostic.withoutLocation(DiagnosticCode.MISSING_INPUT, SafeText.name(nameOf(path)) + " " + problem)
                .help("check the path, which is relative to " + options.name(Option.BASE_DIRECTORY));
    }

    public static Diagnostic unreadable(String name, String problem, String help) {
        return Diagnostic.withoutLocation(DiagnosticCode.UNREADABLE_INPUT, SafeText.name(name) + " " + problem)
                .help(help);
    }

    private String nameOf(Path file) {
        return baseRoots.nameOf(file);
    }
}
