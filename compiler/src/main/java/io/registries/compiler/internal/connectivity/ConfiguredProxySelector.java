// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Adapts the configured proxies to {@link java.net.http.HttpClient}. */
final class ConfiguredProxySelector extends ProxySelector {
    private final ProxyConfig proxies;

    ConfiguredProxySelector(ProxyConfig proxies) {
        this.proxies = proxies;
    }

    Optional<ProxyServer> proxyFor(Origin origin) {
        return proxies.proxyFor(origin.scheme(), origin.host(), origin.port());
    }

    @Override
    public List<Proxy> select(URI uri) {
        return proxyFor(Origin.of(uri))
                .map(server -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(server.host(), server.port())))
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {
        // The failed request reports the error.
    }
}
