// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * When a pull secret is encrypted again. With a key, where the fingerprint of its values has changed; without one, only
 * where its declaration has changed, since a file must not reveal more of a secret than that.
 *
 * @param previousText the text of a file as an earlier run left it, by its path, if it is there
 * @param fingerprintKey the key, kept where the secrets are
 * @param always whether everything is encrypted again
 * @param random makes the source of keys and nonces, which takes its time
 */
public record ReencryptionPolicy(
        Function<String, Optional<String>> previousText,
        Optional<Secret> fingerprintKey,
        boolean always,
        Supplier<SecureRandom> random) {

    /** The previous text of a file, if it was made from the same inputs. */
    Optional<String> reuse(String path, EncryptionFingerprint inputs) {
        return always
                ? Optional.empty()
                : previousText
                        .apply(path)
                        .filter(text -> EncryptionFingerprint.of(text)
                                .filter(previous -> previous.isUpToDate(inputs))
                                .isPresent());
    }

    /**
     * The fingerprint of a pull secret.
     *
     * @param declaration what is declared beside its logins
     */
    EncryptionFingerprint fingerprint(EnvironmentPullSecret placed, Keychain keychain, Object... declaration) {
        List<Object> declared = new ArrayList<>(List.of(declaration));
        declared.add(logins(placed));
        String sha = Sha256.hex(JsonWriter.ascii(declared.toString()));
        return new EncryptionFingerprint(
                sha,
                fingerprintKey
                        .filter(key -> placed.isComplete(keychain))
                        .map(key -> HexFormat.of()
                                .formatHex(hmac(key, sha + DockerConfigJson.of(placed.secret(), keychain)))));
    }

    /** For each entry its key, and where each of its values comes from; a literal secret is left out. */
    private static List<Object> logins(EnvironmentPullSecret placed) {
        List<Object> logins = new ArrayList<>();
        placed.secret()
                .entries()
                .forEach(entry -> entry.access()
                        .declared()
                        .forEach((field, source) -> logins.add(List.of(entry.authKey(), field, source))));
        return logins;
    }

    private static byte[] hmac(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
