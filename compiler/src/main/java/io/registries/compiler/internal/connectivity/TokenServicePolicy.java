// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.internal.http.AddressKind;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.ResolvedHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides which token services receive credentials. The registry names its token service, so a malicious registry could
 * name a host of the internal network.
 *
 * @param hosts the addresses that are connected to
 * @param proxies the proxies; hosts behind a proxy are resolved by the proxy
 * @param allowed hosts that are allowed even if private or unencrypted
 */
record TokenServicePolicy(ResolvedHosts hosts, ProxyConfig proxies, Set<String> allowed) {
    /** The verdict on a server that may receive credentials. */
    static final Verdict TRUSTED = new Verdict.TrustedService();

    private static final Pattern IPV6 = Pattern.compile(".*:.*");
    private static final Pattern IPV4 = Pattern.compile("((0|[1-9][0-9]{0,2})(\\.(?!$)|$)){4}");
    /** What some programs parse as an IPv4 address, in other ways than others: 127.1, 0177.0.0.1, 0x7f.1. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    /** Whether a server may receive credentials. */
    sealed interface Verdict {
        /** It may. */
        record TrustedService() implements Verdict {}

        /**
         * It may not.
         *
         * @param reason as a clause that follows its name
         */
        record RejectedService(String reason) implements Verdict {}

        /** Its host has no address. */
        record Unresolvable() implements Verdict {}
    }

    /** Judges a token service, or another server that a registry names. */
    Verdict judge(Origin realm, Origin registry, boolean insecure) {
        if (allowed.contains(realm.host()) || realm.equals(registry)) {
            return TRUSTED;
        }
        if (!realm.isEncrypted() && !(insecure && realm.scheme().equals("http"))) {
            return new Verdict.RejectedService("does not use HTTPS");
        }
        boolean viaProxy = realm.proxy(proxies).isPresent();
        boolean registryViaProxy = registry.proxy(proxies).isPresent();
        if (realm.host().equals(registry.host()) && viaProxy == registryViaProxy) {
            return TRUSTED;
        }
        if (!isAddress(realm) && NUMERIC.matcher(realm.host()).matches()) {
            return new Verdict.RejectedService("has an ambiguous address");
        }
        if (viaProxy && !isAddress(realm)) {
            return TRUSTED;
        }
        try {
            // The addresses that this machine resolves for a registry behind a proxy are not those that it has there.
            List<InetAddress> registryAddresses =
                    registryViaProxy && !isAddress(registry) ? List.of() : hosts.addresses(registry.address());
            List<InetAddress> addresses = hosts.addresses(realm.address());
            return Stream.of(AddressKind.LINK_LOCAL, AddressKind.LOOPBACK, AddressKind.PRIVATE)
                    .filter(kind -> addresses.stream().anyMatch(address -> AddressKind.of(address) == kind))
                    .filter(kind -> !areAll(registryAddresses, kind))
                    .findFirst()
                    .<Verdict>map(kind -> new Verdict.RejectedService(
                            "has a " + kind.displayName() + " address, unlike the registry"))
                    .orElse(TRUSTED);
        } catch (IOException ignored) {
            return new Verdict.Unresolvable();
        }
    }

    private static boolean isAddress(Origin origin) {
        return IPV6.matcher(origin.address()).matches()
                || IPV4.matcher(origin.address()).matches();
    }

    // One address among others does not count: whoever owns a name can give it any addresses.
    private static boolean areAll(List<InetAddress> addresses, AddressKind kind) {
        return !addresses.isEmpty() && addresses.stream().allMatch(address -> AddressKind.of(address) == kind);
    }
}
