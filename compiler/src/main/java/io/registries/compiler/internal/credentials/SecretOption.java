// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.CredentialSource.CredentialPart;
import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.SecretReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a secret that an option of the run refers to: {@code env:NAME}, {@code file:path} or {@code server:id}. */
public final class SecretOption {
    private SecretOption() {}

    /** Whether a text is a reference; if not, it may be the secret itself, which must not be printed. */
    public static boolean isReference(String text) {
        return text.matches("(env|file|server):.+");
    }

    /**
     * The secret.
     *
     * @param reference for which {@link #isReference} is true
     * @param base the directory that a relative path starts from
     * @param sources where secrets are read
     * @throws CredentialUnavailableException if there is no such secret
     */
    public static String read(String reference, Path base, List<CredentialSource> sources)
            throws CredentialUnavailableException {
        SecretReference parsed = parse(reference, base);
        Optional<CredentialSource> source =
                sources.stream().filter(candidate -> candidate.serves(parsed)).findFirst();
        if (source.isEmpty()) {
            throw new CredentialUnavailableException(
                    false, "cannot be read in this context", "run with Maven, which reads its settings.xml");
        }
        return source.get().read(parsed, CredentialPart.SECRET);
    }

    private static SecretReference parse(String reference, Path base) {
        String[] parts = reference.split(":", 2);
        return switch (parts[0]) {
            case "env" -> new SecretReference.EnvironmentVariable(parts[1]);
            case "server" -> new SecretReference.MavenServer(parts[1]);
            default ->
                new SecretReference.SecretFile(new FileReference(
                        parts[1], base.resolve(parts[1]), (path, maximum) -> Files.readAllBytes(path)));
        };
    }
}
