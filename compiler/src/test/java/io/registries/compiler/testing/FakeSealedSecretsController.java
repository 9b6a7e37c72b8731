// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.seal.SealingCertificate;
import io.registries.compiler.internal.seal.SealingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * A fake Sealed Secrets controller: a key, its certificate, and decryption by the published format, without code of the
 * compiler.
 */
public final class FakeSealedSecretsController {
    private final PrivateKey key;
    private final String certificate;

    private FakeSealedSecretsController(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    public static FakeSealedSecretsController withRsaKey() {
        return withKey("RSA", 2048);
    }

    /** A controller with another kind of key, or a shorter one. */
    public static FakeSealedSecretsController withKey(String algorithm, int bits) {
        try {
            KeyPair keys = Certificates.keyPair(algorithm, bits);
            Instant from = Instant.parse("2026-01-01T00:00:00Z");
            X509Certificate certificate =
                    Certificates.selfSigned("sealed-secrets", keys, from, from.plus(Duration.ofDays(365)));
            return new FakeSealedSecretsController(
                    keys.getPrivate(), Certificates.pem("CERTIFICATE", certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate in PEM. */
    public String certificate() {
        return certificate;
    }

    /** The key in PKCS#8 and Base64. */
    public String key() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public SealingCertificate parsed() {
        try {
            return SealingCertificate.parse(certificate.getBytes(StandardCharsets.US_ASCII));
        } catch (SealingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Decrypts a value like the controller.
     *
     * @throws GeneralSecurityException if the label differs
     */
    public byte[] open(String sealed, String label) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] wrapped = new byte[in.getShort() & 0xffff];
        in.get(wrapped);
        byte[] encrypted = new byte[in.remaining()];
        in.get(encrypted);

        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.DECRYPT_MODE,
                key,
                new OAEPParameterSpec(
                        "SHA-256",
                        "MGF1",
                        MGF1ParameterSpec.SHA256,
                        new PSource.PSpecified(label.getBytes(StandardCharsets.UTF_8))));
        byte[] sessionKey = rsa.doFinal(wrapped);
        assertThat(sessionKey).hasSize(32);

        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(sessionKey, "AES"), new GCMParameterSpec(128, new byte[12]));
        return aes.doFinal(encrypted);
    }
}
