// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The folders that input files can be read from. All input files are opened through this class. A configuration can
 * contain links and absolute paths, so a file is read only if its real path is below a root and it is a regular file.
 * Otherwise other files of the machine could end up in the output or in reports.
 */
public final class InputRoots {
    private static final int MAX_LINKS = 40;

    private static final String HELP = "copy the file into the work tree, and use a path or link that stays inside";

    private final Path base;
    private final Path namesRelativeTo;
    private final Set<Path> roots;
    private final Set<Path> excluded;
    private final String help;

    private InputRoots(Path base, Path namesRelativeTo, Set<Path> roots, Set<Path> excluded, String help) {
        this.base = base;
        this.namesRelativeTo = namesRelativeTo;
        this.roots = Set.copyOf(roots);
        this.excluded = Set.copyOf(excluded);
        this.help = help;
    }

    /** The base folder and its git work tree. */
    public static InputRoots startingAt(Path base) {
        return new InputRoots(base, base, RootFolders.withWorkTree(WorkTrees.realPath(base)), Set.of(), HELP);
    }

    /** Names files relative to another folder than the base folder. */
    public InputRoots naming(Path folder) {
        return new InputRoots(base, folder, roots, excluded, help);
    }

    /**
     * Adds a file or folder that an option specifies, which can be anywhere. A path below a root is not added, because
     * the author of the configuration may have replaced it with a link.
     */
    public InputRoots with(Path selected) {
        Path absolute = base.resolve(selected).normalize();
        if (isBelowRoot(absolute)) {
            return this;
        }
        Set<Path> allRoots = new LinkedHashSet<>(roots);
        Path real = WorkTrees.realPath(absolute);
        if (Files.isDirectory(real)) {
            allRoots.addAll(RootFolders.withWorkTree(real));
        } else {
            // The file, and the files in its folder that it refers to.
            allRoots.add(real);
            allRoots.addAll(RootFolders.withWorkTree(WorkTrees.realPath(absolute.resolveSibling(""))));
        }
        return new InputRoots(base, namesRelativeTo, allRoots, excluded, help);
    }

    /**
     * Adds the files and folders that the operator allows a configuration to refer to. As in {@link #with}, paths below a
     * root are not added.
     *
     * @param options the name of the option in messages
     */
    public InputRoots allowing(Collection<Path> paths, OptionNames options) {
        Set<Path> allRoots = new LinkedHashSet<>(roots);
        for (Path path : paths) {
            Path absolute = base.resolve(path).normalize();
            if (!isBelowRoot(absolute)) {
                RootFolders.add(WorkTrees.realPath(absolute), allRoots);
            }
        }
        return new InputRoots(
                base,
                namesRelativeTo,
                allRoots,
                excluded,
                HELP + ", or set " + options.assign(Option.ALLOWED_PATHS, "<folder>"));
    }

    private boolean isBelowRoot(Path absolute) {
        for (Path current = absolute; current != null; current = current.getParent()) {
            if (roots.contains(WorkTrees.realPath(current))) {
                return true;
            }
        }
        return false;
    }

    /** Excludes folders whose files contain secrets. */
    public InputRoots without(Collection<Path> secretFolders) {
        Set<Path> allExcluded = new HashSet<>(excluded);
        for (Path folder : secretFolders) {
            allExcluded.add(WorkTrees.realPath(folder));
        }
        return new InputRoots(base, namesRelativeTo, roots, allExcluded, help);
    }

    /** The name of a file in messages. */
    public String nameOf(Path file) {
        return PathNames.nameOf(namesRelativeTo, file);
    }

    /**
     * Reads a file.
     *
     * @throws RefusedInputException if it is not below a root
     * @throws FileTooLargeException if it is larger than the limit
     * @throws IOException if it is not a regular file or cannot be read
     */
    public byte[] read(Path file, int maxBytes) throws IOException {
        Path real = resolve(file);
        BasicFileAttributes attributes =
                Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(real.toString(), null, "not a regular file");
        }
        // Kernel files report size 0, and reading them may not terminate.
        if (attributes.size() == 0) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new FileTooLargeException();
            }
            // A parent folder may have been replaced by a link in the meantime.
            if (!real.toRealPath().equals(real)) {
                throw new FileSystemException(real.toString(), null, "changed while it was read");
            }
            return bytes;
        }
    }

    /**
     * Lists the files of a folder, sorted by name. Links are followed below the roots, hidden folders are skipped, and a
     * file with several links is listed once.
     *
     * @param maxDepth the number of folder levels; 1 is the folder itself
     * @param filter selects the files
     * @param unreadable the code if a part of the folder cannot be read
     * @throws IOException if the folder cannot be listed
     */
    public List<Path> list(
            Path folder,
            int maxDepth,
            Predicate<Path> filter,
            DiagnosticCode unreadable,
            DiagnosticCollector diagnostics)
            throws IOException {
        InputFolder visitor = new InputFolder(folder, this, filter, unreadable, diagnostics);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), maxDepth, visitor);
        return visitor.files();
    }

    /**
     * The real path of a file or folder, which need not exist. The result does not reveal whether files outside exist.
     *
     * @throws RefusedInputException if it is not below a root
     * @throws IOException if it cannot be resolved, such as a link to itself
     */
    public Path resolve(Path file) throws IOException {
        Path real = realPath(file, MAX_LINKS);
        if (RootFolders.contain(excluded, real)) {
            throw new RefusedInputException(
                    DiagnosticCode.EXPOSED_SECRET,
                    "is an output file that contains a secret",
                    "use another file: the content of this one must not be copied");
        }
        if (!RootFolders.contain(roots, real)) {
            throw new RefusedInputException(
                    DiagnosticCode.PATH_TRAVERSAL,
                    "resolves to a path outside the base folder and its git work tree",
                    help);
        }
        for (Path root : roots) {
            if (RootFolders.isInGitDirectory(root, real)) {
                throw new RefusedInputException(
                        DiagnosticCode.PATH_TRAVERSAL,
                        "resolves to a path in the folder `.git`",
                        "use a file of the work tree");
            }
        }
        return real;
    }

    private static Path realPath(Path file, int links) throws IOException {
        Path current = file.toAbsolutePath().normalize();
        try {
            return current.toRealPath();
        } catch (NoSuchFileException ignored) {
            if (links > 0 && Files.isSymbolicLink(current)) {
                return realPath(current.resolveSibling(Files.readSymbolicLink(current)), links - 1);
            }
            Path parent = current.getParent();
            return parent == null ? current : realPath(parent, links).resolve(current.getFileName());
        }
    }
}
