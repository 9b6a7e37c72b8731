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

/** Collects the wanted files of a folder for {@link InputRoots#list}. */
final class InputFolder extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final InputRoots roots;
    private final Predicate<Path> wanted;
    private final DiagnosticCode unreadable;
    private final DiagnosticCollector diagnostics;
    private final List<Path> files = new ArrayList<>();

    InputFolder(
            Path folder,
            InputRoots roots,
            Predicate<Path> wanted,
            DiagnosticCode unreadable,
            DiagnosticCollector diagnostics) {
        this.folder = folder;
        this.roots = roots;
        this.wanted = wanted;
        this.unreadable = unreadable;
        this.diagnostics = diagnostics;
    }

    /** What was found, in order of names; a file that several links lead to once. */
    List<Path> files() throws IOException {
        Set<Path> real = new HashSet<>();
        List<Path> once = new ArrayList<>();
        for (Path file : files.stream().sorted().toList()) {
            if (real.add(file.toRealPath())) {
                once.add(file);
            }
        }
        return once;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path here, BasicFileAttributes attributes) {
        boolean hidden = !here.equals(folder) && here.getFileName().toString().startsWith(".");
        return hidden || !isInside(here) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // A folder comes here where the search ends.
        if (attributes.isDirectory() || !wanted.test(file)) {
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
            report(file, "leads back to a folder that it is in", "remove the link");
        } else {
            report(file, "cannot be read", "check that you may read it");
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
        report(link, "is a link that leads nowhere", "remove the link, or create what it leads to");
    }

    private void report(Path file, String problem, String help) {
        diagnostics.add(Diagnostic.withoutLocation(unreadable, "`" + roots.nameOf(file) + "` " + problem)
                .help(help));
    }
}
