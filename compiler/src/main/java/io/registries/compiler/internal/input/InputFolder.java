// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Collects the matching files of a folder for {@link InputRoots#list}. */
final class InputFolder extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final InputRoots roots;
    private final Predicate<Path> filter;
    private final DiagnosticCode unreadable;
    private final DiagnosticCollector diagnostics;
    private final List<Path> files = new ArrayList<>();

    InputFolder(
            Path folder,
            InputRoots roots,
            Predicate<Path> filter,
            DiagnosticCode unreadable,
            DiagnosticCollector diagnostics) {
        this.folder = folder;
        this.roots = roots;
        this.filter = filter;
        this.unreadable = unreadable;
        this.diagnostics = diagnostics;
    }

    /** The files, sorted by name; a file with several links is listed once. */
    List<Path> files() throws IOException {
        Set<Path> realPaths = new HashSet<>();
        List<Path> distinct = new ArrayList<>();
        for (Path file : files.stream().sorted().toList()) {
            if (realPaths.add(file.toRealPath())) {
                distinct.add(file);
            }
        }
        return distinct;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        boolean hidden =
                !directory.equals(folder) && directory.getFileName().toString().startsWith(".");
        return hidden || !isInside(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // Folders at the maximum depth are visited as files.
        if (attributes.isDirectory() || !filter.test(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (isInside(file)) {
            if (attributes.isSymbolicLink()) {
                reportDangling(file);
            } else {
                files.add(file);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
        if (file.equals(folder)) {
            throw problem;
        }
        if (problem instanceof FileSystemLoopException) {
            report(file, "is a link to one of its parent folders", "remove the link");
        } else {
            report(file, "cannot be read", "check its permissions");
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isInside(Path path) {
        try {
            roots.resolve(path);
            return true;
        } catch (RefusedInputException e) {
            diagnostics.add(e.diagnostic("`" + roots.nameOf(path) + "`"));
            return false;
        } catch (IOException ignored) {
            reportDangling(path);
            return false;
        }
    }

    private void reportDangling(Path link) {
        report(link, "is a broken link", "remove the link, or create its target");
    }

    private void report(Path file, String problem, String help) {
        diagnostics.add(Diagnostic.withoutLocation(unreadable, "`" + roots.nameOf(file) + "` " + problem)
                .help(help));
    }
}
