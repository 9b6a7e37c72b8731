// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The stub as a process of its own: {@code <state.json> <port file> [<PKCS #12 keystore> <its password>]}. It prints
 * {@code ready}, and ends with its input.
 */
public final class DevtronStubMain {
    private DevtronStubMain() {}

    public static void main(String[] arguments) throws IOException {
        Path portFile = Path.of(arguments[1]);
        SSLContext tls = arguments.length < 4 ? null : tls(Path.of(arguments[2]), arguments[3].toCharArray());
        try (DevtronStub stub = new DevtronStub(DevtronState.read(Path.of(arguments[0])), tls)) {
            announce(stub, portFile);
            System.out.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    // A reader never finds half a number.
    private static void announce(DevtronStub stub, Path portFile) throws IOException {
        Path written = portFile.resolveSibling(portFile.getFileName() + ".new");
        Files.writeString(written, String.valueOf(stub.port()));
        Files.move(written, portFile, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The TLS context of a server with a keystore. */
    public static SSLContext tls(Path keyStore, char[] password) {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
