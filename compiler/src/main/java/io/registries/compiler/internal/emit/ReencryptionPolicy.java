// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.crypto.Sha256;
import io.registries.compiler.internal.format.CommittedText;
import io.registries.compiler.internal.format.JsonWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /**
     * The existing text of a file, as it was generated; empty if its inputs have changed or, with a key, if it was not written with that key.
     * Without a key, the caller must check the text: anyone could have written it.
     */
    Optional<String> reuse(String path, EncryptionFingerprint inputs) {
        if (always) {
            return Optional.empty();
        }
        // The output of user templates can contain what git and editors add to others.
        return previousText.apply(path).stream()
                .flatMap(text -> Stream.of(text, CommittedText.generated(text)))
                .filter(text -> EncryptionFingerprint.parse(text)
                        .filter(previous -> previous.hasSameInputs(inputs) && isAuthentic(path, previous, text))
                        .isPresent())
                .findFirst();
    }

    private boolean isAuthentic(String path, EncryptionFingerprint previous, String text) {
        return fingerprintKey
                .map(key -> previous.body()
                        .filter(mac -> MessageDigest.isEqual(
                                ascii(mac), ascii(bodyMac(key, path, previous, EncryptionFingerprint.body(text)))))
                        .isPresent())
                .orElse(true);
    }

    /**
     * A file with its fingerprint in the first line.
     *
     * @param body the other lines
     * @param reused the existing file whose ciphertext it contains
     */
    String withFingerprint(String path, EncryptionFingerprint inputs, String body, Optional<String> reused) {
        // Placeholders for unknown values do not change the fingerprint.
        Optional<EncryptionFingerprint> previous = reused.flatMap(EncryptionFingerprint::parse);
        EncryptionFingerprint current = inputs.values().isPresent() ? inputs : previous.orElse(inputs);
        if (fingerprintKey.isPresent() && current.values().isPresent()) {
            return current.withBody(bodyMac(fingerprintKey.get(), path, current, body))
                            .line()
                    + body;
        }
        boolean unchanged = reused.filter(
                        text -> EncryptionFingerprint.body(text).equals(body))
                .isPresent();
        return (unchanged ? current : inputs).line() + body;
    }

    private static String bodyMac(Secret key, String path, EncryptionFingerprint fingerprint, String body) {
        return hmac(
                key,
                "body",
                path,
                fingerprint.declaration(),
                fingerprint.values().orElse(""),
                body);
    }

    /**
     * The fingerprint of a pull secret, without the body of its file.
     *
     * @param path the path of the file
     * @param declaration the inputs other than its logins
     */
    EncryptionFingerprint fingerprint(
            String path, EnvironmentPullSecret pullSecret, Keychain keychain, Object... declaration) {
        List<Object> declared = new ArrayList<>(List.of(declaration));
        declared.add(logins(pullSecret));
        String declarationHash = Sha256.hex(JsonWriter.ascii(declared.toString()));
        return new EncryptionFingerprint(
                declarationHash,
                fingerprintKey
                        .filter(key -> pullSecret.isComplete(keychain))
                        .map(key -> hmac(
                                key,
                                "values",
                                path,
                                declarationHash,
                                DockerConfigJson.render(pullSecret.secret(), keychain))),
                Optional.empty());
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

    /** HMAC-SHA-256, in hex, of texts and their lengths. */
    private static String hmac(Secret key, String... texts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK supports HmacSHA256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
