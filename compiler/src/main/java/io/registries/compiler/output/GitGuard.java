// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Keeps secrets out of git: asks git itself whether it ignores every file that will hold one. */
final class GitGuard {
    private static final long SECONDS = 30;

    private GitGuard() {}

    static Result<Path> check(Path directory, List<OutputFile> secrets) {
        Path real = real(directory);
        Optional<Path> workTree = workTree(real);
        if (workTree.isEmpty()) {
            return Result.success(directory);
        }
        try {
            Set<String> ignored = ignored(workTree.get(), real, secrets);
            Optional<OutputFile> tracked = secrets.stream()
                    .filter(file -> !ignored.contains(target(real, file.path())))
                    .findFirst();
            return tracked.<Result<Path>>map(file -> Result.failure(Diagnostic.at(
                                    Code.SECRETS_IN_GIT,
                                    file.origin(),
                                    "git would track `" + file.path() + "`, which holds secrets")
                            .hint("ignore the output folder in .gitignore, or write secrets elsewhere with"
                                    + " -Dregistries.secretsDirectory=<folder>")))
                    .orElseGet(() -> Result.success(directory));
        } catch (IOException problem) {
            return Result.failure(Diagnostic.at(
                            Code.SECRETS_IN_GIT,
                            secrets.get(0).origin(),
                            "git cannot be asked whether it ignores the folder for secrets")
                    .hint("install git, or write secrets outside of the work tree with"
                            + " -Dregistries.secretsDirectory=<folder>"));
        }
    }

    private static Set<String> ignored(Path workTree, Path real, List<OutputFile> secrets) throws IOException {
        Process git = new ProcessBuilder(
                        "git", "-c", "safe.directory=*", "-c", "core.fsmonitor=false", "check-ignore", "-z", "--stdin")
                .directory(workTree.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread feeder = new Thread(() -> feed(git, real, secrets), "paths for git");
        feeder.start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            boolean done = git.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!done || git.exitValue() > 1) {
                throw new IOException("git does not answer");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            git.destroy();
        }
        return new HashSet<>(List.of(answer.split("\0")));
    }

    private static void feed(Process git, Path real, List<OutputFile> secrets) {
        try (OutputStream paths = git.getOutputStream()) {
            for (OutputFile file : secrets) {
                paths.write((target(real, file.path()) + "\0").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            // git ended early; its exit code tells.
        }
    }

    private static String target(Path real, String path) {
        return real.resolve(path).normalize().toString();
    }

    // The folder may not be there yet, and the way to it may have links, which git would not follow.
    private static Path real(Path directory) {
        List<Path> missing = new ArrayList<>();
        Path here = directory;
        while (here != null && !Files.isDirectory(here)) {
            missing.add(0, here.getFileName());
            here = here.getParent();
        }
        try {
            Path real = here == null ? directory : here.toRealPath();
            for (Path step : missing) {
                real = real.resolve(step);
            }
            return real;
        } catch (IOException unreadable) {
            return directory;
        }
    }

    private static Optional<Path> workTree(Path directory) {
        for (Path here = directory; here != null; here = here.getParent()) {
            if (Files.exists(here.resolve(".git"))) {
                return Optional.of(here);
            }
        }
        return Optional.empty();
    }
}
