// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Files that are declared as secrets, whose content must not be copied into other files. */
public final class SecretFiles {
    private final Set<Object> identities;

    /** @param files the declared paths; they need not exist */
    public SecretFiles(Collection<Path> files) {
        identities = files.stream().flatMap(file -> identity(file).stream()).collect(Collectors.toSet());
    }

    /**
     * Rejects a secret file, even if its path is a link.
     *
     * @throws RefusedInputException if the file is declared as a secret
     */
    public void reject(Path file) throws RefusedInputException {
        if (!identities.isEmpty() && identity(file).filter(identities::contains).isPresent()) {
            throw new RefusedInputException(
                    DiagnosticCode.EXPOSED_SECRET,
                    "is declared as a secret",
                    "use another file: the content of this one must not be copied");
        }
    }

    // File keys also identify hard links; not all file systems support them.
    private static Optional<Object> identity(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? file.toRealPath() : key);
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }
}
