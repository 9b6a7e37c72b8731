// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
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
     * @param options how messages name options
     */
    public static Result<Optional<Secret>> read(
            Optional<String> reference, Path base, Map<String, String> environment, OptionNames options) {
        return reference.map(text -> read(text, base, environment, options)).orElse(Result.success(Optional.empty()));
    }

    private static Result<Optional<Secret>> read(
            String reference, Path base, Map<String, String> environment, OptionNames options) {
        Optional<String> value = Optional.empty();
        if (reference.startsWith("env:")) {
            value = Optional.ofNullable(environment.get(reference.substring("env:".length())));
        } else if (reference.startsWith("file:")) {
            value = content(base.resolve(reference.substring("file:".length())));
        } else {
            // The value is not quoted: it may be the key itself.
            return invalid(options.name(Option.FINGERPRINT_KEY) + " must be `env:<name>` or `file:<path>`");
        }
        String key = value.map(String::strip).orElse("");
        if (key.isEmpty()) {
            return invalid("the fingerprint key `" + reference + "` does not exist or is empty");
        }
        return key.getBytes(StandardCharsets.UTF_8).length < MIN_KEY_BYTES
                ? invalid("the fingerprint key `" + reference + "` is shorter than " + MIN_KEY_BYTES + " bytes")
                : Result.success(Optional.of(new Secret(key)));
    }

    private static Optional<String> content(Path file) {
        try {
            return Optional.of(new String(SecretFileReader.read(file), StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }

    private static Result<Optional<Secret>> invalid(String message) {
        return Result.failure(Diagnostic.withoutLocation(DiagnosticCode.INVALID_FINGERPRINT_KEY, message)
                .help("generate one with `openssl rand -base64 32` and store it with the secrets"));
    }
}
