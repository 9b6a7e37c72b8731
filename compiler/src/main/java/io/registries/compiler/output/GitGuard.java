// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.git.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps secrets out of git: asks git itself whether it ignores every file that will hold one. */
final class GitGuard {
    private GitGuard() {}

    static Result<Path> check(Path directory, List<OutputFile> secrets, OptionNames options) {
        try {
            Set<String> tracked =
                    tracked(directory, secrets.stream().map(OutputFile::path).toList());
            return secrets.stream()
                    .filter(file -> tracked.contains(file.path()))
                    .findFirst()
                    .<Result<Path>>map(file -> Result.failure(tracked(file, options)))
                    .orElseGet(() -> Result.success(directory));
        } catch (IOException problem) {
            return Result.failure(Diagnostic.at(
                            Code.SECRETS_IN_GIT,
                            secrets.get(0).origin(),
                            "git cannot be asked whether it ignores the folder for secrets")
                    .hint("install git, or write secrets outside of the work tree with "
                            + options.assign(Option.SECRETS_DIRECTORY, "<folder>")));
        }
    }

    /**
     * Those of some paths in a folder that git does not ignore.
     *
     * @throws IOException if git cannot be asked
     */
    static Set<String> tracked(Path directory, List<String> paths) throws IOException {
        Optional<GitRepository> repository = paths.isEmpty() ? Optional.empty() : GitRepository.around(directory);
        if (repository.isEmpty()) {
            return Set.of();
        }
        Path real = GitRepository.real(directory);
        Set<Path> ignored =
                repository.get().ignored(paths.stream().map(real::resolve).toList());
        return paths.stream()
                .filter(path -> !ignored.contains(real.resolve(path)))
                .collect(Collectors.toSet());
    }

    private static Diagnostic tracked(OutputFile file, OptionNames options) {
        return Diagnostic.at(
                        Code.SECRETS_IN_GIT,
                        file.origin(),
                        "git would track `" + file.path() + "`, which holds secrets")
                .hint("ignore the output folder in .gitignore, or write secrets elsewhere with "
                        + options.assign(Option.SECRETS_DIRECTORY, "<folder>"));
    }
}
