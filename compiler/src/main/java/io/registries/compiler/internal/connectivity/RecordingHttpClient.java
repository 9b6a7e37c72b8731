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
 * An HTTP client and what the servers showed to it.
 *
 * @param http that follows no redirect and keeps no cookie
 * @param servers what they showed
 */
record RecordingHttpClient(HttpClient http, RecordingTrustManager servers) implements AutoCloseable {
    static RecordingHttpClient of(
            Optional<X509ExtendedTrustManager> judge, ConfiguredProxySelector proxies, Executor executor) {
        RecordingTrustManager servers = new RecordingTrustManager(judge);
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

    // From Java 21 a client can be closed; before, its thread ends once nothing refers to it.
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
