// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.ResolvedHosts;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which token services receive credentials, by the addresses of their host and of the registry's. */
class TokenServicePolicyTest {
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("public.test", "192.0.2.1 2001:db8::1"),
            Map.entry("private.test", "10.1.2.3 fd00::1"),
            Map.entry("loopback.test", "127.0.0.1 ::1"),
            Map.entry("link-local.test", "169.254.169.254"),
            Map.entry("metadata.test", "fd00:ec2::254"),
            Map.entry("nat64.test", "64:ff9b::a9fe:a9fe"),
            Map.entry("6to4.test", "2002:a9fe:a9fe::1"),
            Map.entry("compatible.test", "::169.254.169.254"),
            Map.entry("mixed.test", "192.0.2.1 10.1.2.3 127.0.0.1 169.254.169.254"),
            Map.entry("one-private.test", "192.0.2.1 10.1.2.3"),
            Map.entry("127.evil.test", "127.0.0.1"));
    private static final HostResolver NAMES = host -> {
        if (!ADDRESSES.containsKey(host) && !host.matches("[0-9.]+|.*:.*")) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : ADDRESSES.getOrDefault(host, host).split(" ", -1)) {
            addresses.add(InetAddress.getByName(address));
        }
        return addresses;
    };

    @ParameterizedTest
    @CsvSource({
        "https://public.test, https://public.test, ''",
        "https://public.test, https://192.0.2.7, ''",
        "https://public.test, https://private.test, 'has a private address, unlike the registry'",
        "https://public.test, https://loopback.test, 'has a loopback address, unlike the registry'",
        "https://public.test, https://link-local.test, 'has a link-local address, unlike the registry'",
        "https://public.test, https://metadata.test, 'has a private address, unlike the registry'",
        "https://public.test, https://nat64.test, 'has a link-local address, unlike the registry'",
        "https://public.test, https://6to4.test, 'has a link-local address, unlike the registry'",
        "https://public.test, https://compatible.test, 'has a link-local address, unlike the registry'",
        "https://public.test, https://one-private.test, 'has a private address, unlike the registry'",
        "https://public.test, https://10.1.2.3, 'has a private address, unlike the registry'",
        "https://public.test, https://[::ffff:10.1.2.3], 'has a private address, unlike the registry'",
        "https://public.test, https://[::1], 'has a loopback address, unlike the registry'",
        "https://public.test, https://0177.0.0.1, has an ambiguous address",
        "https://public.test, https://2130706433, has an ambiguous address",
        "https://public.test, https://0x7f000001, has an ambiguous address",
        "https://public.test, https://unknown.test, cannot be resolved",
        "https://public.test, http://public.test, does not use HTTPS",
        "https://private.test, https://private.test:8443, ''",
        "https://private.test, https://10.9.9.9, ''",
        "https://private.test, https://loopback.test, 'has a loopback address, unlike the registry'",
        "https://loopback.test, https://127.0.0.2, ''",
        "https://loopback.test, https://10.1.2.3, 'has a private address, unlike the registry'",
        "https://mixed.test, https://169.254.169.254, 'has a link-local address, unlike the registry'",
        "https://mixed.test, https://127.0.0.1, 'has a loopback address, unlike the registry'",
        "https://mixed.test, https://private.test, 'has a private address, unlike the registry'",
        "https://one-private.test, https://private.test, 'has a private address, unlike the registry'",
        "https://mixed.test, https://public.test, ''",
        "https://public.test, http://allowed.test, ''"
    })
    void comparesAllAddresses(String registry, String realm, String reason) {
        assertThat(reason(ProxyConfig.NONE, registry, realm)).isEqualTo(reason);
    }

    /** A host that is reached directly is resolved here, although the registry is behind a proxy. */
    @ParameterizedTest
    @CsvSource({
        "https://registry.test, https://other.test, ''",
        "https://registry.test, https://private.test, 'has a private address, unlike the registry'",
        "https://registry.test, https://link-local.test, 'has a link-local address, unlike the registry'",
        "https://registry.test, https://localhost, cannot be resolved",
        "https://registry.test, https://127.0.0.1, 'has a loopback address, unlike the registry'",
        "https://registry.test, https://[::1], 'has a loopback address, unlike the registry'",
        "https://registry.test, https://10.1.2.3, 'has a private address, unlike the registry'",
        "https://registry.test, https://0x7f000001, has an ambiguous address",
        "https://registry.test, https://127.evil.test, ''",
        "https://10.1.2.4, https://10.1.2.3, ''",
        "https://127.evil.test, https://127.0.0.1, 'has a loopback address, unlike the registry'"
    })
    void judgesByTheProxyOfTheTokenService(String registry, String realm, String reason) {
        ProxyConfig proxies = ProxyConfig.fromEnvironment(
                Map.of("HTTPS_PROXY", "http://proxy.test:3128", "NO_PROXY", "private.test,link-local.test"));
        assertThat(reason(proxies, registry, realm)).isEqualTo(reason);
    }

    private static String reason(ProxyConfig proxies, String registry, String realm) {
        TokenServicePolicy.Verdict verdict = new TokenServicePolicy(
                        new ResolvedHosts(NAMES), proxies, Set.of("allowed.test"))
                .judge(Origin.of(URI.create(realm)), Origin.of(URI.create(registry)), false);
        if (verdict instanceof TokenServicePolicy.Verdict.RejectedService rejected) {
            return rejected.reason();
        }
        return verdict instanceof TokenServicePolicy.Verdict.Unresolvable ? "cannot be resolved" : "";
    }
}
