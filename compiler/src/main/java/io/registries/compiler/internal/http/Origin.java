// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * A host with characters that {@link URI} does not accept in one, such as {@code _}, which Docker looks up
     * nevertheless.
     */
    private static final Pattern LENIENT_AUTHORITY = Pattern.compile("(?<host>[A-Za-z0-9._-]+)(:(?<port>[0-9]{1,5}))?");

    /** The origin of a URL; one without a valid host has the host {@code null}. */
    public static Origin of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        Matcher lenient = LENIENT_AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
        if (uri.getHost() == null && uri.getRawAuthority() != null && lenient.matches()) {
            String port = lenient.group("port");
            return new Origin(
                    scheme,
                    lenient.group("host").toLowerCase(Locale.ROOT),
                    port == null ? defaultPort(scheme) : Integer.parseInt(port));
        }
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return new Origin(scheme, host, uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme));
    }

    /** Whether a URL has a scheme of HTTP, a host and no credentials. */
    public static boolean isIn(URI uri) {
        return uri.isAbsolute()
                && uri.getRawUserInfo() == null
                && (uri.getHost() != null
                        || LENIENT_AUTHORITY
                                .matcher(String.valueOf(uri.getRawAuthority()))
                                .matches());
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
