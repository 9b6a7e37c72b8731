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
 * Decides when a pull secret is encrypted again: if its declaration has changed or, with a fingerprint key, its values.
 * Without a key, a fingerprint of the values would reveal information about them.
 *
 * @param previousText reads the existing text of a file by its path
 * @param fingerprintKey the key of value fingerprints
 * @param always whether to encrypt all files again
 * @param random creates the source of keys and nonces, on demand since it is slow
 */
public record ReencryptionPolicy(
        Function<String, Optional<String>> previousText,
        Optional<Secret> fingerprintKey,
        boolean always,
        Supplier<SecureRandom> random) {

    /** The existing text of a file; empty if its inputs have changed. */
    Optional<String> reuse(String path, EncryptionFingerprint inputs) {
        return always
                ? Optional.empty()
                : previousText
                        .apply(path)
                        .filter(text -> EncryptionFingerprint.parse(text)
                                .filter(previous -> previous.isUpToDate(inputs))
                                .isPresent());
    }

    /**
     * The fingerprint of a pull secret.
     *
     * @param declaration the inputs other than its logins
     */
    EncryptionFingerprint fingerprint(EnvironmentPullSecret pullSecret, Keychain keychain, Object... declaration) {
        List<Object> declared = new ArrayList<>(List.of(declaration));
        declared.add(logins(pullSecret));
        String declarationHash = Sha256.hex(JsonWriter.ascii(declared.toString()));
        return new EncryptionFingerprint(
                declarationHash,
                fingerprintKey
                        .filter(key -> pullSecret.isComplete(keychain))
                        .map(key -> HexFormat.of()
                                .formatHex(hmac(
                                        key,
                                        declarationHash + DockerConfigJson.render(pullSecret.secret(), keychain)))));
    }

    /** The auth key and value sources of each entry; literal secrets are omitted. */
    private static List<Object> logins(EnvironmentPullSecret pullSecret) {
        List<Object> logins = new ArrayList<>();
        pullSecret
                .secret()
                .entries()
                .forEach(entry -> entry.credentials()
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
            throw new IllegalStateException("every JDK supports HmacSHA256", e);
        }
    }
}
