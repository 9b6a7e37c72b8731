// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.internal.process.GitException;
import io.registries.compiler.internal.process.WorkTrees;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Checks that Git neither tracks a secret file nor would add it, and that other users cannot read it. */
final class SecretFileCheck {
    private SecretFileCheck() {}

    static Optional<Diagnostic> check(Located<FileReference> file, Git git) {
        String name = "the file `" + file.value().written() + "`";
        try {
            if (git.tracks(file.value().path())) {
                return Optional.of(Diagnostic.at(
                                DiagnosticCode.SECRET_FILE_IN_GIT,
                                file.span(),
                                name + " contains a secret and is tracked by Git")
                        .help("remove it from Git, ignore it, and rotate the secret: treat it as compromised"));
            }
            Path real = WorkTrees.realPath(file.value().path());
            if (git.notIgnored(Set.of(real)).contains(real)) {
                return Optional.of(Diagnostic.at(
                                DiagnosticCode.SECRET_FILE_NOT_IGNORED,
                                file.span(),
                                name + " contains a secret, and Git does not ignore it")
                        .help(ignoring(file.value().written())));
            }
        } catch (GitException e) {
            return Optional.of(Diagnostic.at(
                            DiagnosticCode.SECRET_FILE_IN_GIT,
                            file.span(),
                            name + " contains a secret, but Git cannot tell whether it is tracked: " + e.problem())
                    .help(e.help()));
        }
        return isReadableByAnyone(file.value().path())
                ? Optional.of(Diagnostic.at(
                                DiagnosticCode.WORLD_READABLE_SECRET_FILE,
                                file.span(),
                                name + " contains a secret and is readable by every user of this machine")
                        .help("run `chmod 600 " + file.value().written() + "`"))
                : Optional.empty();
    }

    private static String ignoring(String path) {
        boolean isBeside = !path.startsWith("/") && !path.contains("..") && !path.contains("\\");
        return isBeside
                ? "add the line `/" + path.replaceFirst("^(?:\\./)++", "") + "` to the .gitignore beside this file"
                : "add it to .gitignore";
    }

    private static boolean isReadableByAnyone(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException ignored) {
            return false;
        }
    }
}
