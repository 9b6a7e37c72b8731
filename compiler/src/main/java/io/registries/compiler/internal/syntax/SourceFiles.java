// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.input.RefusedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Finds the files of a configuration: a file, a folder (all its YAML files, at any depth) or a pattern. */
public final class SourceFiles {
    private SourceFiles() {}

    /**
     * Reads all files that a source matches, sorted by name.
     *
     * @param base the folder that sources are relative to
     * @param roots the folders that files can be read from, in addition to the source
     * @param source a file, a folder, or a pattern with {@code *}, {@code ?}, {@code **}, <code>[]</code> or <code>{}</code>
     * @param options the names of options in messages
     */
    public static Result<List<SourceFile>> read(Path base, InputRoots roots, String source, OptionNames options) {
        try {
            DiagnosticCollector diagnostics = new DiagnosticCollector();
            SourcePattern pattern = SourcePattern.parse(base, source);
            InputRoots allowed = roots.with(pattern.start());
            List<Path> files = locate(pattern, allowed, diagnostics);
            if (files.isEmpty() && !diagnostics.hasErrors()) {
                return Result.failure(otherEnding(base, source)
                        .map(other -> missing(source, options)
                                .help("there is `" + other + "`: rename it, or set "
                                        + options.assign(Option.SOURCE, other)))
                        .orElseGet(() -> missing(source, options)));
            }
            List<SourceFile> sources = new ArrayList<>();
            for (Path file : files) {
                diagnostics.collect(SourceText.read(allowed, file)).ifPresent(sources::add);
            }
            return diagnostics.result(() -> List.copyOf(sources));
        } catch (InvalidPathException | PatternSyntaxException ignored) {
            return Result.failure(missing(source, options));
        } catch (RefusedInputException e) {
            return Result.failure(e.diagnostic("`" + source + "`"));
        } catch (IOException ignored) {
            return Result.failure(Diagnostic.withoutLocation(
                            DiagnosticCode.UNREADABLE_SOURCE, "the folder of `" + source + "` cannot be listed")
                    .help("check its permissions"));
        }
    }

    /**
     * Whether a source matches a file. A source that cannot be searched, or has another ending, counts, because reading it
     * reports the reason.
     */
    public static boolean exist(Path base, InputRoots roots, String source) {
        try {
            DiagnosticCollector diagnostics = new DiagnosticCollector();
            SourcePattern pattern = SourcePattern.parse(base, source);
            return !locate(pattern, roots.with(pattern.start()), diagnostics).isEmpty()
                    || diagnostics.hasErrors()
                    || otherEnding(base, source).isPresent();
        } catch (InvalidPathException | PatternSyntaxException ignored) {
            return false;
        } catch (IOException ignored) {
            return true;
        }
    }

    /** An existing file whose name ends in the other of the two common endings of YAML files. */
    private static Optional<String> otherEnding(Path base, String source) {
        String other = source.endsWith(".yaml")
                ? source.replaceFirst("yaml$", "yml")
                : source.endsWith(".yml") ? source.replaceFirst("yml$", "yaml") : source;
        return Optional.of(other).filter(name -> !name.equals(source) && Files.isRegularFile(base.resolve(name)));
    }

    private static Diagnostic missing(String source, OptionNames options) {
        return Diagnostic.withoutLocation(DiagnosticCode.MISSING_SOURCE, "no file matches `" + source + "`")
                .help("create it, or set " + options.assign(Option.SOURCE, "<file, folder or pattern>"));
    }

    private static List<Path> locate(SourcePattern pattern, InputRoots roots, DiagnosticCollector diagnostics)
            throws IOException {
        if (Files.isDirectory(pattern.start())) {
            return roots.list(
                    pattern.start(), pattern.depth(), pattern::matches, DiagnosticCode.UNREADABLE_SOURCE, diagnostics);
        }
        // A link to the outside is rejected even if its target does not exist.
        roots.resolve(pattern.start());
        return Files.exists(pattern.start()) && !pattern.isGlob() ? List.of(pattern.start()) : List.of();
    }
}
