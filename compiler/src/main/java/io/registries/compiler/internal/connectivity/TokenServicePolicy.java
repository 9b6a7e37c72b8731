// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.ResolvedHosts;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which token services receive credentials. The registry names its token service, so a malicious registry could
 * name a host of the internal network.
 *
 * @param hosts the addresses that are connected to
 * @param allowed hosts that are allowed even if private or unencrypted
 */
record TokenServicePolicy(ResolvedHosts hosts, Set<String> allowed) {
    private static final int CARRIER_FIRST = 100;
    private static final int CARRIER_SECOND = 64;
    private static final int CARRIER_MASK = 0xC0;
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int UNIQUE_LOCAL_MASK = 0xFE;

    /**
     * Why a token service must not receive credentials; empty if it may.
     *
     * @param viaProxy whether a proxy resolves its host name, so that its addresses are unknown
     */
    Optional<String> rejectionReason(Origin realm, Origin registry, boolean insecure, boolean viaProxy) {
        if (allowed.contains(realm.host()) || realm.equals(registry)) {
            return Optional.empty();
        }
        if (!realm.isEncrypted() && !(insecure && realm.scheme().equals("http"))) {
            return Optional.of("does not use HTTPS");
        }
        if (realm.host().equals(registry.host())) {
            return Optional.empty();
        }
        boolean literal = realm.address().matches("[0-9.]+|.*:.*");
        if (viaProxy && !literal) {
            return Optional.empty();
        }
        try {
            List<InetAddress> addresses = hosts.addresses(realm.address());
            List<InetAddress> registryAddresses = hosts.addresses(registry.address());
            return unlikeRegistry(
                            InetAddress::isLinkLocalAddress, addresses, registryAddresses, "has a link-local address")
                    .or(() -> unlikeRegistry(
                            InetAddress::isLoopbackAddress, addresses, registryAddresses, "has a loopback address"))
                    .or(() -> unlikeRegistry(
                            TokenServicePolicy::isPrivate, addresses, registryAddresses, "has a private address"));
        } catch (IOException ignored) {
            return Optional.of("cannot be resolved");
        }
    }

    private static Optional<String> unlikeRegistry(
            Predicate<InetAddress> kind,
            List<InetAddress> addresses,
            List<InetAddress> registryAddresses,
            String problem) {
        boolean isUnlike =
                addresses.stream().anyMatch(kind) && registryAddresses.stream().noneMatch(kind);
        return isUnlike ? Optional.of(problem + ", unlike the registry") : Optional.empty();
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        boolean carrier = bytes.length == 4 && bytes[0] == CARRIER_FIRST && (bytes[1] & CARRIER_MASK) == CARRIER_SECOND;
        return address.isSiteLocalAddress() || address.isAnyLocalAddress() || uniqueLocal || carrier;
    }
}
