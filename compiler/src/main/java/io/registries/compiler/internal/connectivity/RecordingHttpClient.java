// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * An HTTP client that records the certificates of servers.
 *
 * @param http the client; does not follow redirects or store cookies
 * @param servers the recorded certificates
 */
record RecordingHttpClient(HttpClient http, RecordingTrustManager servers) implements AutoCloseable {
    static RecordingHttpClient create(
            Optional<X509ExtendedTrustManager> trustManager, ConfiguredProxySelector proxies, Executor executor) {
        RecordingTrustManager servers = new RecordingTrustManager(trustManager);
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {servers}, null);
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .sslContext(tls)
                    .proxy(proxies)
                    .executor(executor)
                    .build();
            return new RecordingHttpClient(http, servers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // HttpClient is closeable since Java 21; before, its thread ends after garbage collection.
    @Override
    public void close() {
        if ((Object) http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception ignored) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
