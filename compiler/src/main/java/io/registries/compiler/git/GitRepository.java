// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A work tree of git, asked by git's own program.
 *
 * @param root its top folder, without links on the way
 */
public record GitRepository(Path root) {
    private static final long SECONDS = 30;

    /** The work tree that a folder is in, which need not be there yet; absent outside of any. */
    public static Optional<GitRepository> around(Path folder) {
        for (Path here = real(folder); here != null; here = here.getParent()) {
            if (Files.exists(here.resolve(".git"))) {
                return Optional.of(new GitRepository(here));
            }
        }
        return Optional.empty();
    }

    /**
     * A path without links on the way, as git wants it; what is not there yet is kept as it is.
     */
    public static Path real(Path path) {
        List<Path> missing = new ArrayList<>();
        Path here = path.toAbsolutePath().normalize();
        while (here != null && !Files.exists(here)) {
            missing.add(0, here.getFileName());
            here = here.getParent();
        }
        try {
            Path real = here == null ? path : here.toRealPath();
            for (Path step : missing) {
                real = real.resolve(step);
            }
            return real;
        } catch (IOException unreadable) {
            return path;
        }
    }

    /**
     * Those of some files that git ignores.
     *
     * @throws IOException if git cannot be asked
     */
    public Set<Path> ignored(Collection<Path> files) throws IOException {
        String paths = files.stream().map(file -> file + "\0").collect(Collectors.joining());
        Answer answer = ask(paths, "check-ignore", "-z", "--stdin");
        if (answer.exit() > 1) {
            throw new IOException("git does not answer");
        }
        return answer.paths().map(Path::of).collect(Collectors.toSet());
    }

    /**
     * Whether git tracks a file.
     *
     * @throws IOException if git cannot be asked
     */
    public boolean tracks(Path file) throws IOException {
        // The way to it may have links, which git would not follow; the file itself may be one that it tracks.
        Path real = real(file.resolveSibling("")).resolve(file.getFileName());
        return ask("", "ls-files", "--error-unmatch", "--", real.toString()).exit() == 0;
    }

    /**
     * The commit that a revision means; absent where it means none.
     *
     * @throws IOException if git cannot be asked
     */
    public Optional<String> commit(String revision) throws IOException {
        Answer answer = ask("", "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return answer.exit() == 0 ? Optional.of(answer.text().strip()) : Optional.empty();
    }

    /**
     * All files of a commit.
     *
     * @throws IOException if git cannot be asked
     */
    public List<Path> files(String commit) throws IOException {
        Answer answer = ask("", "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit);
        return answer.paths().map(root::resolve).toList();
    }

    /**
     * A file as it was in a commit.
     *
     * @throws IOException if it was not there, or git cannot be asked
     */
    public byte[] content(String commit, Path file) throws IOException {
        String path = root.relativize(real(file)).toString().replace('\\', '/');
        Answer answer = ask("", "cat-file", "blob", commit + ":" + path);
        if (answer.exit() != 0) {
            throw new IOException("no such file in that commit");
        }
        return answer.bytes();
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Answer(int exit, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        Stream<String> paths() {
            return Arrays.stream(text().split("\0", -1)).filter(path -> !path.isEmpty());
        }
    }

    // Whoever owns the folder, and without running what its configuration may name.
    private Answer ask(String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread feeder = new Thread(() -> feed(git, input), "input for git");
        feeder.start();
        byte[] said = git.getInputStream().readAllBytes();
        try {
            if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("git does not answer");
            }
            return new Answer(git.exitValue(), said);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            git.destroy();
        }
    }

    private static void feed(Process git, String input) {
        try (OutputStream in = git.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // git ended early; its exit code tells.
        }
    }
}
