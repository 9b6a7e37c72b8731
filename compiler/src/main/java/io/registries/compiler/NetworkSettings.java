// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.security.KeyStore;
import java.util.Optional;
import java.util.Set;

/**
 * How connections to registries are made.
 *
 * @param proxies the proxies
 * @param resolver resolves host names
 * @param trustedTokenHosts hosts of token services that may have a private address or use plain HTTP
 * @param systemTrust the certificate authorities that all but insecure connections trust; absent: those of the JDK
 */
public record NetworkSettings(
        ProxyConfig proxies, HostResolver resolver, Set<String> trustedTokenHosts, Optional<KeyStore> systemTrust) {
    public NetworkSettings {
        trustedTokenHosts = Set.copyOf(trustedTokenHosts);
    }
}
