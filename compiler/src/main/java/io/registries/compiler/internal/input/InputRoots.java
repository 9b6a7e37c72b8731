// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.internal.process.WorkTrees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders that input may come from, and the only way to open a file of it. Whoever writes the configuration may
 * commit links and name absolute paths; a file is read only if its real path is below a root, and if it is a regular
 * file: other files of the machine would end up in the output, in reports or in excerpts.
 */
public final class InputRoots {
    private static final String GIT = ".git";
    private static final int MAX_LINKS = 40;

    private final Path base;
    private final Set<Path> roots;
    private final Set<Path> excluded;

    private InputRoots(Path base, Set<Path> roots, Set<Path> excluded) {
        this.base = base;
        this.roots = Set.copyOf(roots);
        this.excluded = Set.copyOf(excluded);
    }

    /** The base folder, and the git work tree that it is in. */
    public static InputRoots of(Path base) {
        return new InputRoots(base, withWorkTree(WorkTrees.realPath(base)), Set.of());
    }

    /**
     * These, and a file or folder that an option names: it may be anywhere. One below a root is no further root, since
     * whoever writes the configuration may have made it a link.
     */
    public InputRoots with(Path chosen) {
        Path absolute = base.resolve(chosen).normalize();
        for (Path here = absolute; here != null; here = here.getParent()) {
            if (roots.contains(WorkTrees.realPath(here))) {
                return this;
            }
        }
        Set<Path> more = new LinkedHashSet<>(roots);
        Path real = WorkTrees.realPath(absolute);
        if (Files.isDirectory(real)) {
            more.addAll(withWorkTree(real));
        } else {
            // A file, and those beside it that it names.
            more.add(real);
            more.addAll(withWorkTree(WorkTrees.realPath(absolute.resolveSibling(""))));
        }
        return new InputRoots(base, more, excluded);
    }

    /** These, without folders whose files hold secrets. */
    public InputRoots without(Collection<Path> secretFolders) {
        return new InputRoots(
                base,
                roots,
                Stream.concat(excluded.stream(), secretFolders.stream().map(WorkTrees::realPath))
                        .collect(Collectors.toSet()));
    }

    /** How messages name a file. */
    public String nameOf(Path file) {
        return PathNames.nameOf(base, file);
    }

    /**
     * What a file holds.
     *
     * @throws RefusedInputException if it is not below a root
     * @throws FileTooLargeException if it has more bytes
     * @throws IOException if it is no regular file, or cannot be read
     */
    public byte[] read(Path file, int maxBytes) throws IOException {
        Path real = resolve(file);
        BasicFileAttributes attributes =
                Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(real.toString(), null, "not a regular file");
        }
        // Files of the kernel have no size, and reading them may never end.
        if (attributes.size() == 0) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new FileTooLargeException();
            }
            // A folder on the way that became a link in the meantime would have been followed.
            if (!real.toRealPath().equals(real)) {
                throw new FileSystemException(real.toString(), null, "changed while it was read");
            }
            return bytes;
        }
    }

    /**
     * Files of a folder at any depth, in order of their names. Links are followed below the roots, hidden folders are
     * not searched; a file that several links lead to is listed once.
     *
     * @param maxDepth how many folders down; 1: only the folder itself
     * @param wanted which files
     * @param unreadable the code where a part of the folder cannot be read
     * @throws IOException if the folder cannot be listed
     */
    public List<Path> list(
            Path folder,
            int maxDepth,
            Predicate<Path> wanted,
            DiagnosticCode unreadable,
            DiagnosticCollector diagnostics)
            throws IOException {
        InputFolder walk = new InputFolder(folder, this, wanted, unreadable, diagnostics);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), maxDepth, walk);
        return walk.files();
    }

    /**
     * The real path of a file or folder, which need not exist: whether one exists outside is not told either.
     *
     * @throws RefusedInputException if it is not below a root
     * @throws IOException if it has none, such as a link to itself
     */
    public Path resolve(Path file) throws IOException {
        Path real = realPath(file, MAX_LINKS);
        if (excluded.stream().anyMatch(real::startsWith)) {
            throw new RefusedInputException(
                    DiagnosticCode.EXPOSED_SECRET,
                    "is an output that holds a secret",
                    "name another file; what this one holds must not be copied");
        }
        if (roots.stream().noneMatch(real::startsWith)) {
            throw new RefusedInputException(
                    DiagnosticCode.PATH_TRAVERSAL,
                    "resolves to a path outside the base folder and its git work tree",
                    "copy the file into the work tree, and name it by a path or a link that stays inside");
        }
        if (roots.stream().anyMatch(root -> isOfGit(root, real))) {
            throw new RefusedInputException(
                    DiagnosticCode.PATH_TRAVERSAL,
                    "resolves to a path in the folder `.git`",
                    "name a file of the work tree");
        }
        return real;
    }

    private static Path realPath(Path file, int links) throws IOException {
        Path here = file.toAbsolutePath().normalize();
        try {
            return here.toRealPath();
        } catch (NoSuchFileException ignored) {
            if (links > 0 && Files.isSymbolicLink(here)) {
                return realPath(here.resolveSibling(Files.readSymbolicLink(here)), links - 1);
            }
            Path parent = here.getParent();
            return parent == null ? here : realPath(parent, links).resolve(here.getFileName());
        }
    }

    // It may hold the login of a remote.
    private static boolean isOfGit(Path root, Path real) {
        if (real.startsWith(root)) {
            for (Path step : root.relativize(real)) {
                if (step.toString().equalsIgnoreCase(GIT)) {
                    return true;
                }
            }
        }
        return false;
    }

    // The root of a file system bounds nothing.
    private static Set<Path> withWorkTree(Path folder) {
        return Stream.concat(Stream.of(folder), WorkTrees.around(folder).stream())
                .filter(root -> root.getNameCount() > 0)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
