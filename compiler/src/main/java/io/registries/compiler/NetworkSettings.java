// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.security.KeyStore;
import java.util.Optional;
import java.util.Set;

/**
 * How registries are reached.
 *
 * @param proxies which lead where
 * @param names finds addresses
 * @param allowedRealms hosts of token services that may be private or unencrypted nevertheless
 * @param systemTrust whom {@code secure} trusts; absent: whom Java does
 */
public record NetworkSettings(
        ProxyConfig proxies, HostResolver names, Set<String> allowedRealms, Optional<KeyStore> systemTrust) {
    public NetworkSettings {
        allowedRealms = Set.copyOf(allowedRealms);
    }
}
