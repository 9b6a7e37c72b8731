// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * The proxies of Maven's settings.xml, and after them those of the environment.
 *
 * @param settings of Maven
 * @param decrypter of their passwords
 */
record MavenProxies(Settings settings, SettingsDecrypter decrypter) {

    ProxyConfig read(Map<String, String> environment) {
        ProxyConfig proxies = ProxyConfig.NONE;
        for (Proxy proxy : settings.getProxies()) {
            if (proxy.isActive()) {
                ProxyServer server = server(proxy);
                String exempt = proxy.getNonProxyHosts() == null ? "" : proxy.getNonProxyHosts();
                proxies = proxies.and(proxy.getProtocol(), server, exempt);
                // Maven uses a proxy for http for https too, if there is no other.
                proxies = proxy.getProtocol().equals("http") ? proxies.and("https", server, exempt) : proxies;
            }
        }
        return proxies.or(ProxyConfig.fromEnvironment(environment));
    }

    private ProxyServer server(Proxy proxy) {
        Optional<ProxyServer.ProxyLogin> login = Optional.empty();
        if (proxy.getUsername() != null) {
            Proxy plain = decrypter
                    .decrypt(new DefaultSettingsDecryptionRequest(proxy))
                    .getProxy();
            String password = plain.getPassword() == null ? "" : plain.getPassword();
            login = Optional.of(new ProxyServer.ProxyLogin(proxy.getUsername(), password));
        }
        return new ProxyServer(proxy.getHost(), proxy.getPort(), login);
    }
}
