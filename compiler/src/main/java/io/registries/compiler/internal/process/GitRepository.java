// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Git repository with a work tree. Every method throws {@link GitException} if Git fails.
 */
public final class GitRepository {
    /** The mode of a symbolic link in the output of {@code ls-tree}, with the separator. */
    private static final String LINK = "120000 ";

    private final Path root;
    private final Git git;

    /**
     * @param root the real path of the work tree
     */
    GitRepository(Path root, Git git) {
        this.root = root;
        this.git = git;
    }

    /**
     * A file in a commit.
     *
     * @param file the path in the work tree
     * @param id the object ID of its content
     */
    public record Blob(Path file, String id) {}

    /** The files that Git does not ignore. */
    Set<Path> notIgnored(List<Path> files) throws GitException {
        String paths = files.stream().map(file -> file + "\0").collect(Collectors.joining());
        // Before version 2.26, Git reports files whose last pattern begins with "!" as ignored, so the pattern is
        // checked.
        String[] matches =
                run(paths, "check-ignore", "--verbose", "-z", "--stdin").text().split("\0", -1);
        Set<Path> notIgnored = new HashSet<>(files);
        // Each match consists of source, line number, pattern and path.
        for (int i = 0; i + 3 < matches.length; i += 4) {
            if (!matches[i + 2].startsWith("!")) {
                notIgnored.remove(Path.of(matches[i + 3]));
            }
        }
        return notIgnored;
    }

    /** Whether Git tracks a file, given by its real path. */
    boolean tracks(Path file) throws GitException {
        return entries("--literal-pathspecs", "ls-files", "-z", "--", file.toString())
                .findAny()
                .isPresent();
    }

    /** Whether a path is in the work tree. */
    public boolean contains(Path path) {
        return path.startsWith(root);
    }

    /** The commit ID of a revision; empty if there is none. */
    public Optional<String> commit(String revision) throws GitException {
        ProcessResult result = run("", "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return result.exitCode() == 0 ? Optional.of(result.text().strip()) : Optional.empty();
    }

    /**
     * The files of a commit in a directory, or the file with that path.
     *
     * @param path the real path
     */
    public List<Blob> blobs(String commit, Path path) throws GitException {
        if (!path.startsWith(root)) {
            return List.of();
        }
        List<String> arguments =
                new ArrayList<>(List.of("--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit));
        if (!path.equals(root)) {
            arguments.add("--");
            arguments.add(inTree(path));
        }
        return entries(arguments.toArray(String[]::new)).flatMap(this::blob).toList();
    }

    /**
     * The symbolic links of a commit in a directory or among its parents.
     *
     * @param path the real path
     */
    public List<Path> links(String commit, Path path) throws GitException {
        if (!path.startsWith(root) || path.equals(root)) {
            return links(List.of("ls-tree", "-r", "-z", "--full-tree", commit)).toList();
        }
        String name = inTree(path);
        List<String> onTheWay =
                new ArrayList<>(List.of("--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--"));
        for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
            onTheWay.add(name.substring(0, end));
        }
        onTheWay.add(name);
        List<String> inside = List.of("--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, "--", name);
        return Stream.concat(links(onTheWay), links(inside)).distinct().toList();
    }

    private Stream<Path> links(List<String> arguments) throws GitException {
        return entries(arguments.toArray(String[]::new))
                .filter(entry -> entry.startsWith(LINK))
                .map(entry -> root.resolve(entry.substring(entry.indexOf('\t') + 1)));
    }

    private String inTree(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    // "<mode> blob <id>\t<path>"; links and submodules have other modes.
    private Stream<Blob> blob(String entry) {
        String[] halves = entry.split("\t", 2);
        String[] facts = halves[0].split(" ", 3);
        return facts[0].startsWith("100") ? Stream.of(new Blob(root.resolve(halves[1]), facts[2])) : Stream.of();
    }

    /** The content of a file in a commit. */
    public byte[] content(Blob blob) throws GitException {
        return run("", "cat-file", "blob", blob.id()).output();
    }

    private Stream<String> entries(String... arguments) throws GitException {
        return Arrays.stream(run("", arguments).text().split("\0", -1)).filter(entry -> !entry.isEmpty());
    }

    private ProcessResult run(String input, String... arguments) throws GitException {
        return git.run(root, input, List.of(arguments));
    }
}
