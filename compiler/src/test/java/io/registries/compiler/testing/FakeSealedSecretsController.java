// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.seal.SealingCertificate;
import io.registries.compiler.seal.Unsealable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * A controller of Sealed Secrets: a key, its certificate, and the opening of values by the published format, with
 * nothing of the compiler's.
 */
public final class FakeSealedSecretsController {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final PrivateKey key;
    private final String certificate;

    private FakeSealedSecretsController(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    public static FakeSealedSecretsController withRsaKey() {
        return make("-keyalg", "RSA", "-keysize", "2048");
    }

    /** A controller with another kind of key, or another one. */
    public static FakeSealedSecretsController make(String... keyOptions) {
        try {
            Path folder = Files.createTempDirectory("controller");
            Path file = folder.resolve("key.p12");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-J-Duser.timezone=UTC",
                    "-genkeypair",
                    "-alias",
                    "key",
                    "-dname",
                    "CN=sealed-secrets",
                    "-startdate",
                    "2026/01/01 00:00:00",
                    "-validity",
                    "365",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD),
                    "-keystore",
                    file.toString()));
            command.addAll(List.of(keyOptions));
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.txt").toFile())
                    .start();
            assertThat(keytool.waitFor()).as("keytool").isZero();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
            Files.delete(folder.resolve("keytool.txt"));
            Files.delete(folder);
            return new FakeSealedSecretsController(
                    (PrivateKey) store.getKey("key", PASSWORD),
                    pem("CERTIFICATE", store.getCertificate("key").getEncoded()));
        } catch (IOException | GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    /** In PEM. */
    public String certificate() {
        return certificate;
    }

    /** In PKCS#8 and Base64. */
    public String key() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public SealingCertificate parsed() {
        try {
            return SealingCertificate.parse(certificate.getBytes(StandardCharsets.US_ASCII));
        } catch (Unsealable unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /**
     * A value as the controller puts it into the Secret.
     *
     * @throws GeneralSecurityException where the label is another
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
