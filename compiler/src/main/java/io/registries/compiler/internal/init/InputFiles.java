// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.format.JsonSupport;
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
 * Reads the inputs. Their text is full of secrets: diagnostics name the file and the line, and never show it, and no
 * exception of a parser, which would quote it, goes further than here.
 */
final class InputFiles {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final InputRoots roots;
    private final OptionNames options;
    private final DiagnosticCollector diagnostics;

    InputFiles(Path base, OptionNames options, DiagnosticCollector diagnostics) {
        this.roots = InputRoots.of(base);
        this.options = options;
        this.diagnostics = diagnostics;
    }

    List<ImportInput> json(List<Path> paths) {
        return read(paths, List.of(".json"));
    }

    List<ImportInput> yaml(List<Path> paths) {
        return read(paths, List.of(".yaml", ".yml"));
    }

    private List<ImportInput> read(List<Path> paths, List<String> endings) {
        List<ImportInput> inputs = new ArrayList<>();
        for (Path path : paths) {
            InputRoots allowed = roots.with(path);
            if (Files.isDirectory(path)) {
                for (Path file : list(path, endings, allowed)) {
                    tree(file, allowed).ifPresent(tree -> inputs.add(new ImportInput(nameOf(file), false, tree)));
                }
            } else {
                tree(path, allowed).ifPresent(tree -> inputs.add(new ImportInput(nameOf(path), true, tree)));
            }
        }
        return inputs;
    }

    private List<Path> list(Path folder, List<String> endings, InputRoots allowed) {
        try {
            List<Path> files = allowed.list(
                    folder,
                    Integer.MAX_VALUE,
                    file -> endings.stream().anyMatch(file.getFileName().toString()::endsWith),
                    DiagnosticCode.UNREADABLE_INPUT,
                    diagnostics);
            if (files.isEmpty()) {
                diagnostics.add(missing(folder, "holds no " + String.join(" or ", endings) + " file"));
            }
            return files;
        } catch (IOException ignored) {
            diagnostics.add(unreadable(nameOf(folder), "cannot be listed", "check that you may read the folder"));
            return List.of();
        }
    }

    private Optional<JsonNode> tree(Path file, InputRoots allowed) {
        String name = nameOf(file);
        try {
            if (!Files.exists(file)) {
                diagnostics.add(missing(file, "is not there"));
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(allowed.read(file, MAX_BYTES)))
                    .toString()
                    .replaceFirst("^\uFEFF", "");
            return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(file, text) : json(name, text);
        } catch (RefusedInputException e) {
            diagnostics.add(e.diagnostic(SafeText.name(name)));
            return Optional.empty();
        } catch (FileTooLargeException ignored) {
            diagnostics.add(unreadable(name, "has more than 64 MiB", "split it over several files"));
            return Optional.empty();
        } catch (IOException ignored) {
            diagnostics.add(unreadable(name, "cannot be read", "it must be a text in UTF-8 that you may read"));
            return Optional.empty();
        }
    }

    private Optional<JsonNode> json(String name, String text) {
        try {
            JsonNode tree = JsonSupport.parse(text);
            if (!tree.isMissingNode()) {
                return Optional.of(tree);
            }
            diagnostics.add(unreadable(name, "is empty", "save the answer into it again"));
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            String line = place == null ? "" : " from line " + place.getLineNr() + " on";
            diagnostics.add(unreadable(name, "is no JSON" + line, "save it again, all of it"));
        }
        return Optional.empty();
    }

    private Optional<JsonNode> yaml(Path file, String text) {
        Result<Node> read = YamlReader.read(new SourceFile(nameOf(file), file, text));
        if (read.value().isEmpty()) {
            String line = read.diagnostics().stream()
                    .flatMap(diagnostic -> diagnostic.span().stream())
                    .map(Span::line)
                    .findFirst()
                    .map(at -> " at line " + at)
                    .orElse("");
            diagnostics.add(unreadable(nameOf(file), "is no YAML that can be read" + line, "help it, or leave it out"));
        }
        return read.value().map(YamlTree::of);
    }

    private Diagnostic missing(Path path, String what) {
        return Diagnostic.withoutLocation(DiagnosticCode.MISSING_INPUT, SafeText.name(nameOf(path)) + " " + what)
                .help("check the path, which starts from " + options.name(Option.BASE_DIRECTORY));
    }

    static Diagnostic unreadable(String name, String what, String help) {
        return Diagnostic.withoutLocation(DiagnosticCode.UNREADABLE_INPUT, SafeText.name(name) + " " + what)
                .help(help);
    }

    private String nameOf(Path file) {
        return roots.nameOf(file);
    }
}
