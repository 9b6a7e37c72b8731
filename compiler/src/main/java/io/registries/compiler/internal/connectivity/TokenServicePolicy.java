// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.HostResolver;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which token services may be sent credentials: a registry names its own, so a wicked one could name a host within this
 * network.
 *
 * @param names finds addresses
 * @param allowed hosts that may be private or unencrypted nevertheless
 */
record TokenServicePolicy(HostResolver names, Set<String> allowed) {
    private static final int CARRIER_FIRST = 100;
    private static final int CARRIER_SECOND = 64;
    private static final int CARRIER_MASK = 0xC0;
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int UNIQUE_LOCAL_MASK = 0xFE;

    /**
     * Why a realm must not be sent anything, if it must not.
     *
     * @param byProxy whether a proxy resolves its name, so that its addresses are not known here
     */
    Optional<String> objection(Origin realm, Origin registry, boolean insecure, boolean byProxy) {
        if (allowed.contains(realm.host()) || realm.equals(registry)) {
            return Optional.empty();
        }
        if (!realm.isEncrypted() && !(insecure && realm.scheme().equals("http"))) {
            return Optional.of("is not https");
        }
        if (realm.host().equals(registry.host())) {
            return Optional.empty();
        }
        boolean literal = realm.address().matches("[0-9.]+|.*:.*");
        if (byProxy && !literal) {
            return Optional.empty();
        }
        try {
            List<InetAddress> addresses = names.addresses(realm.address());
            List<InetAddress> known = names.addresses(registry.address());
            return strange(InetAddress::isLinkLocalAddress, addresses, known, "is a link-local address")
                    .or(() ->
                            strange(InetAddress::isLoopbackAddress, addresses, known, "is an address of this machine"))
                    .or(() -> strange(TokenServicePolicy::isPrivate, addresses, known, "is a private address"));
        } catch (UnknownHostException ignored) {
            return Optional.of("has no address");
        }
    }

    private static Optional<String> strange(
            Predicate<InetAddress> kind, List<InetAddress> addresses, List<InetAddress> known, String problem) {
        boolean strange = addresses.stream().anyMatch(kind) && known.stream().noneMatch(kind);
        return strange ? Optional.of(problem + ", which the registry itself is not on") : Optional.empty();
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        boolean carrier = bytes.length == 4 && bytes[0] == CARRIER_FIRST && (bytes[1] & CARRIER_MASK) == CARRIER_SECOND;
        return address.isSiteLocalAddress() || address.isAnyLocalAddress() || uniqueLocal || carrier;
    }
}
