// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.internal.process.GitException;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Checks that a secret file is neither tracked by Git nor readable by other users. */
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

    private static boolean isReadableByAnyone(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException ignored) {
            return false;
        }
    }
}
