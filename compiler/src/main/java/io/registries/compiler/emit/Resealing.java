// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Secret;
import io.registries.compiler.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * When ciphertext is made anew. With a key, where a fingerprint of the values says that they changed; without one, only
 * where what is declared changed, since a file must not tell more of a secret than that.
 *
 * @param output the text of a file of the output by its path, as an earlier run left it, if it is there
 * @param fingerprintKey the key, kept where the secrets are
 * @param always whether everything is made anew
 * @param random makes what keys and nonces come from, which takes its time
 */
public record Resealing(
        Function<String, Optional<String>> output,
        Optional<Secret> fingerprintKey,
        boolean always,
        Supplier<SecureRandom> random) {

    Former former(String path) {
        return new Former(output.apply(path).orElse(""));
    }

    /**
     * @param facts what is declared
     * @param values the secret
     * @param known whether the values are all there; what is not known has no fingerprint
     */
    Stamp stamp(List<?> facts, String values, boolean known) {
        String declared = JsonWriter.ascii(facts.toString());
        String sha = Sha256.hex(declared);
        return new Stamp(
                sha,
                fingerprintKey.filter(key -> known).map(key -> HexFormat.of().formatHex(hmac(key, sha + values))));
    }

    private static byte[] hmac(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
        }
    }
}
