// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.internal.process.GitException;
import io.registries.compiler.internal.process.WorkTrees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps secrets out of Git: checks that Git ignores every secret file before it is written. */
final class GitGuard {
    private GitGuard() {}

    /** The directory, if Git ignores all these files or the directory is in no repository. */
    static Result<Path> check(Path base, Path directory, List<OutputFile> secrets, Git git, OptionNames options) {
        Path real = WorkTrees.realPath(directory);
        try {
            List<Path> paths = new ArrayList<>();
            for (OutputFile file : secrets) {
                paths.add(real.resolve(file.path()));
            }
            Set<Path> notIgnored = git.notIgnored(paths);
            if (notIgnored.isEmpty()) {
                return Result.success(directory);
            }
            return secrets.stream()
                    .filter(file -> notIgnored.contains(real.resolve(file.path())))
                    .findFirst()
                    .<Result<Path>>map(file -> Result.failure(notIgnored(base, directory, file, options)))
                    .orElseThrow();
        } catch (GitException e) {
            return Result.failure(Diagnostic.at(
                            DiagnosticCode.SECRETS_IN_GIT,
                            secrets.get(0).origin(),
                            "Git cannot tell whether it ignores the secrets directory: " + e.problem())
                    .help(e.help() + "; or " + elsewhere(options)));
        }
    }

    private static Diagnostic notIgnored(Path base, Path directory, OutputFile file, OptionNames options) {
        String ignore = directory.startsWith(base) && !directory.equals(base)
                ? "add the line `/" + PathNames.nameOf(base, directory)
                        + "/` to the .gitignore beside the configuration"
                : "add the directory to .gitignore";
        return Diagnostic.at(
                        DiagnosticCode.SECRETS_IN_GIT,
                        file.origin(),
                        "Git does not ignore `" + PathNames.nameOf(base, directory.resolve(file.path()))
                                + "`, which contains secrets")
                .help(ignore + ", or " + elsewhere(options));
    }

    private static String elsewhere(OptionNames options) {
        return "write secrets outside the work tree with " + options.assign(Option.SECRETS_DIRECTORY, "<folder>");
    }
}
