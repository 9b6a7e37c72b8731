// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.syntax;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Finds the files of a configuration: a file, a folder (all its YAML files, at any depth) or a pattern. */
public final class SourceFiles {
    private static final Path NONE = Path.of("");

    private SourceFiles() {}

    /**
     * The texts of all files that a source names, in order of their names.
     *
     * @param base the folder that relative sources and the names in findings start from
     * @param source a file, a folder, or a pattern with {@code *}, {@code ?}, {@code **}, <code>[]</code> or <code>{}</code>
     */
    public static Result<List<Source>> read(Path base, String source) {
        try {
            Findings findings = new Findings();
            List<Path> files = locate(base, source, findings);
            if (files.isEmpty() && !findings.hasErrors()) {
                return Result.failure(missing(source));
            }
            List<Source> sources = new ArrayList<>();
            for (Path file : files) {
                findings.take(SourceText.read(file, nameOf(base, file))).ifPresent(sources::add);
            }
            return findings.result(() -> List.copyOf(sources));
        } catch (InvalidPathException | PatternSyntaxException problem) {
            return Result.failure(missing(source));
        } catch (IOException problem) {
            return Result.failure(
                    Diagnostic.placeless(Code.UNREADABLE_SOURCE, "the folder of `" + source + "` cannot be listed")
                            .hint("check that you may read it"));
        }
    }

    private static Diagnostic missing(String source) {
        return Diagnostic.placeless(Code.MISSING_SOURCE, "there is no file `" + source + "`")
                .hint("create it, or name another one with -Dregistries.source=<file, folder or pattern>");
    }

    private static List<Path> locate(Path base, String source, Findings findings) throws IOException {
        if (!isPattern(source)) {
            Path path = base.resolve(source).normalize();
            if (Files.isDirectory(path)) {
                return walk(base, path, SourceFiles::isYaml, findings);
            }
            return Files.exists(path) ? List.of(path) : List.of();
        }
        Path fixed = fixedPart(source);
        Path folder = base.resolve(fixed).normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String rest = source.substring(fixed.toString().length()).replaceFirst("^[/\\\\]+", "");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        return walk(base, folder, file -> matcher.matches(folder.relativize(file)), findings);
    }

    private static List<Path> walk(Path base, Path folder, Predicate<Path> wanted, Findings findings)
            throws IOException {
        SourceFolder walk = new SourceFolder(folder, file -> nameOf(base, file), wanted, findings);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        return walk.files();
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isPattern(String source) {
        return source.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static Path fixedPart(String source) {
        int end = 0;
        for (int i = 0; i < source.length() && "*?[{".indexOf(source.charAt(i)) < 0; i++) {
            if (source.charAt(i) == '/') {
                end = i;
            }
        }
        return end == 0 ? (source.startsWith("/") ? Path.of("/") : NONE) : Path.of(source.substring(0, end));
    }

    private static String nameOf(Path base, Path file) {
        Path shown = file.startsWith(base) ? base.relativize(file) : file.getFileName();
        return shown.toString().replace('\\', '/');
    }
}
