// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.syntax;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
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
import java.util.function.Function;
import java.util.function.Predicate;

/** The wanted files of a folder at any depth. Links are followed, hidden folders are not looked into. */
final class SourceFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Function<Path, String> names;
    private final Predicate<Path> wanted;
    private final Findings findings;
    private final List<Path> files = new ArrayList<>();

    /**
     * @param root the folder
     * @param names how findings call a file
     * @param wanted which files are
     */
    SourceFolder(Path root, Function<Path, String> names, Predicate<Path> wanted, Findings findings) {
        this.root = root;
        this.names = names;
        this.wanted = wanted;
        this.findings = findings;
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
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!wanted.test(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            findings.add(unreadable(file, "is a link that leads nowhere")
                    .hint("remove the link, or create what it leads to"));
        } else {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        findings.add(
                problem instanceof FileSystemLoopException
                        ? unreadable(file, "leads back to a folder that it is in")
                                .hint("remove the link")
                        : unreadable(file, "cannot be read").hint("check that you may read it"));
        return FileVisitResult.CONTINUE;
    }

    private Diagnostic unreadable(Path file, String problem) {
        return Diagnostic.placeless(Code.UNREADABLE_SOURCE, "`" + names.apply(file) + "` " + problem);
    }
}
