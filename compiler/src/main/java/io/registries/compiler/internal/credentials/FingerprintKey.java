// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The key of the fingerprints by which a changed value is known. It is a secret: whoever has it can guess values. */
public final class FingerprintKey {
    /** Bytes; what is shorter could be guessed. */
    private static final int SHORTEST = 16;

    private FingerprintKey() {}

    /**
     * Reads it.
     *
     * @param named {@code env:NAME} or {@code file:path}
     * @param base that a relative path starts from
     * @param options how messages name options
     */
    public static Result<Optional<Secret>> read(
            Optional<String> named, Path base, Map<String, String> environment, OptionNames options) {
        return named.map(reference -> read(reference, base, environment, options))
                .orElse(Result.success(Optional.empty()));
    }

    private static Result<Optional<Secret>> read(
            String reference, Path base, Map<String, String> environment, OptionNames options) {
        Optional<String> value = Optional.empty();
        if (reference.startsWith("env:")) {
            value = Optional.ofNullable(environment.get(reference.substring("env:".length())));
        } else if (reference.startsWith("file:")) {
            value = content(base.resolve(reference.substring("file:".length())));
        } else {
            // What was given may be the key itself.
            return unusable(options.name(Option.FINGERPRINT_KEY) + " must be `env:<name>` or `file:<path>`");
        }
        String key = value.map(String::strip).orElse("");
        if (key.isEmpty()) {
            return unusable("the fingerprint key `" + reference + "` is not there");
        }
        return key.getBytes(StandardCharsets.UTF_8).length < SHORTEST
                ? unusable("the fingerprint key `" + reference + "` has less than " + SHORTEST + " bytes")
                : Result.success(Optional.of(new Secret(key)));
    }

    private static Optional<String> content(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }

    private static Result<Optional<Secret>> unusable(String message) {
        return Result.failure(Diagnostic.withoutLocation(DiagnosticCode.INVALID_FINGERPRINT_KEY, message)
                .help("make one with `openssl rand -base64 32`, and keep it where the secrets are kept"));
    }
}
