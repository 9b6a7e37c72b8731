// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.internal.process.GitException;
import io.registries.compiler.internal.process.WorkTrees;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Keeps secrets out of git: asks git itself whether it ignores every file that will hold one. */
final class GitGuard {
    private GitGuard() {}

    /** The folder, if git ignores all of these files in it, or it is in no repository. */
    static Result<Path> check(Path directory, List<OutputFile> secrets, Git git, OptionNames options) {
        Path real = WorkTrees.realPath(directory);
        try {
            Set<Path> notIgnored = git.notIgnored(
                    secrets.stream().map(file -> real.resolve(file.path())).toList());
            if (notIgnored.isEmpty()) {
                return Result.success(directory);
            }
            return secrets.stream()
                    .filter(file -> notIgnored.contains(real.resolve(file.path())))
                    .findFirst()
                    .<Result<Path>>map(file -> Result.failure(notIgnored(file, options)))
                    .orElseThrow();
        } catch (GitException e) {
            return Result.failure(Diagnostic.at(
                            DiagnosticCode.SECRETS_IN_GIT,
                            secrets.get(0).origin(),
                            "git cannot say whether it ignores the folder for secrets: " + e.problem())
                    .help(e.help() + "; or " + elsewhere(options)));
        }
    }

    private static Diagnostic notIgnored(OutputFile file, OptionNames options) {
        return Diagnostic.at(
                        DiagnosticCode.SECRETS_IN_GIT,
                        file.origin(),
                        "git would track `" + file.path() + "`, which holds secrets")
                .help("ignore the output folder in .gitignore, or " + elsewhere(options));
    }

    private static String elsewhere(OptionNames options) {
        return "write secrets outside of the work tree with " + options.assign(Option.SECRETS_DIRECTORY, "<folder>");
    }
}
