// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of servers, made once for all tests. */
public final class Certificates {
    public static final char[] PASSWORD = "changeit".toCharArray();
    private static final Path FOLDER = make();

    private Certificates() {}

    /** A PEM file: {@code ca}, {@code other-ca}, or a server's. */
    public static Path pem(String name) {
        return FOLDER.resolve(name + ".pem");
    }

    /** A server's certificate and key: {@code good}, {@code expired}, {@code wrong-host} and so on. */
    public static Path keyStore(String name) {
        return FOLDER.resolve(name + ".p12");
    }

    public static Path key() {
        return FOLDER.resolve("server-key.pem");
    }

    /** A store that trusts one authority, as a system's would. */
    public static KeyStore trusting(String name) {
        try (InputStream in = Files.newInputStream(pem(name))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    name, CertificateFactory.getInstance("X.509").generateCertificate(in));
            return store;
        } catch (IOException | GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        }
    }

    public static SSLContext server(String name) {
        try (InputStream in = Files.newInputStream(keyStore(name))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Path script = Path.of("src", "test", "resources", "connectivity", "certificates.sh");
            Process shell = new ProcessBuilder("bash", script.toAbsolutePath().toString())
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertThat(shell.waitFor()).as("certificates.sh").isZero();
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
