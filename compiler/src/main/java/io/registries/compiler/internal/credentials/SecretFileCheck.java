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

/** Who else may read a file that holds a secret. */
final class SecretFileCheck {
    private SecretFileCheck() {}

    static Optional<Diagnostic> check(Located<FileReference> file, Git git) {
        String name = "the file `" + file.value().written() + "`";
        try {
            if (git.tracks(file.value().path())) {
                return Optional.of(Diagnostic.at(
                                DiagnosticCode.SECRET_FILE_IN_GIT,
                                file.span(),
                                name + " holds a secret, and git tracks it")
                        .help("remove it from git, ignore it, and change the secret: it is known now"));
            }
        } catch (GitException e) {
            return Optional.of(Diagnostic.at(
                            DiagnosticCode.SECRET_FILE_IN_GIT,
                            file.span(),
                            name + " holds a secret, and git may track it: " + e.problem())
                    .help(e.help()));
        }
        return isReadableByAnyone(file.value().path())
                ? Optional.of(Diagnostic.at(
                                DiagnosticCode.WORLD_READABLE_SECRET_FILE,
                                file.span(),
                                name + " holds a secret, and every user of this machine may read it")
                        .help("chmod 600 " + file.value().written()))
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
