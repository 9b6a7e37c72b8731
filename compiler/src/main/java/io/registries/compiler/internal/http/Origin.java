// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The origin of a URL (RFC 6454). Credentials are sent only to the origin that they belong to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; IPv6 addresses in brackets
 * @param port never negative
 */
public record Origin(String scheme, String host, int port) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    public static Origin of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return new Origin(scheme, host, uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme));
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS : HTTP;
    }

    /** A URI with this origin and the given path. */
    public URI resolve(String path) {
        String authority = port == defaultPort(scheme) ? host : host + ":" + port;
        return URI.create(scheme + "://" + authority + path);
    }

    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** The proxy that leads to this origin; empty if none does. */
    public Optional<ProxyServer> proxy(ProxyConfig proxies) {
        return proxies.proxyFor(scheme, host, port);
    }

    /** The host; IPv6 addresses without brackets. */
    public String address() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public String authority() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }
}
