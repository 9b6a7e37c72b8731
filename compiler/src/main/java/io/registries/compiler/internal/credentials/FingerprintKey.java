// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the key of the fingerprints that detect changed secret values. The key is a secret: with it, values can be
 * guessed.
 */
public final class FingerprintKey {
    /** A shorter key could be guessed. */
    private static final int MIN_KEY_BYTES = 16;

    private FingerprintKey() {}

    /**
     * Reads the key; empty if no key is configured.
     *
     * @param reference {@code env:NAME} or {@code file:path}
     * @param base the directory that a relative path starts from
     * @param sources where secrets are read
     * @param options how messages name options
     */
    public static Result<Optional<Secret>> read(
            Optional<String> reference, Path base, List<CredentialSource> sources, OptionNames options) {
        return reference.map(text -> read(text, base, sources, options)).orElse(Result.success(Optional.empty()));
    }

    private static Result<Optional<Secret>> read(
            String reference, Path base, List<CredentialSource> sources, OptionNames options) {
        if (!SecretOption.isReference(reference)) {
            // The value is not quoted: it may be the key itself.
            return invalid(options.name(Option.FINGERPRINT_KEY) + " must be `env:<name>` or `file:<path>`");
        }
        try {
            String key = SecretOption.read(reference, base, sources).strip();
            return key.getBytes(StandardCharsets.UTF_8).length < MIN_KEY_BYTES
                    ? invalid("the fingerprint key `" + reference + "` is shorter than " + MIN_KEY_BYTES + " bytes")
                    : Result.success(Optional.of(new Secret(key)));
        } catch (CredentialUnavailableException e) {
            return invalid("the fingerprint key `" + reference + "` " + e.getMessage());
        }
    }

    private static Result<Optional<Secret>> invalid(String message) {
        return Result.failure(Diagnostic.withoutLocation(DiagnosticCode.INVALID_FINGERPRINT_KEY, message)
                .help("generate one with `openssl rand -base64 32` and store it with the secrets"));
    }
}
