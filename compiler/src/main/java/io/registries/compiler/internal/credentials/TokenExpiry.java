// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.internal.format.JsonSupport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Reads the expiry of tokens that contain it. */
final class TokenExpiry {
    private TokenExpiry() {}

    /** The expiry of a JSON Web Token (RFC 7519, {@code exp}) or of an ECR token; empty for other values. */
    static Optional<Instant> parse(String username, String secret) {
        String[] parts = secret.split("\\.", -1);
        if (parts.length == 3) {
            return seconds(Base64.getUrlDecoder(), parts[1], "exp");
        }
        return username.equals("AWS") ? seconds(Base64.getDecoder(), secret, "expiration") : Optional.empty();
    }

    private static Optional<Instant> seconds(Base64.Decoder decoder, String base64, String field) {
        try {
            return JsonSupport.read(new String(decoder.decode(base64), StandardCharsets.UTF_8))
                    .map(json -> json.path(field).asLong(0))
                    .filter(seconds -> seconds > 0)
                    .map(Instant::ofEpochSecond);
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }
}
