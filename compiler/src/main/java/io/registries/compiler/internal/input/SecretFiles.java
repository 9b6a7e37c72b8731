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

/** Files that are declared to hold a secret: what they hold must not be copied into anything else. */
public final class SecretFiles {
    private final Set<Object> identities;

    /** @param files as they are declared; not all need exist */
    public SecretFiles(Collection<Path> files) {
        identities = files.stream().flatMap(file -> identity(file).stream()).collect(Collectors.toSet());
    }

    /**
     * Refuses one of them, by whatever path or link it is named.
     *
     * @throws RefusedInputException if the file is one of them
     */
    public void refuse(Path file) throws RefusedInputException {
        if (!identities.isEmpty() && identity(file).filter(identities::contains).isPresent()) {
            throw new RefusedInputException(
                    DiagnosticCode.EXPOSED_SECRET,
                    "is declared to hold a secret",
                    "name another file; what this one holds must not be copied");
        }
    }

    // A key of the file system finds hard links too; not every file system has one.
    private static Optional<Object> identity(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? file.toRealPath() : key);
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }
}
