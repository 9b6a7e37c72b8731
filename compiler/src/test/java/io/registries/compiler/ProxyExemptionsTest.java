// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyExemptionsTest {
    @ParameterizedTest
    @CsvSource({
        "registry.test, test, true",
        "registry.test, .test, true",
        "registry.test, '*.test', true",
        "contest, test, false",
        "registry.test, 'other.test, *', true",
        "registry.test, registry.test:443, true",
        "registry.test, registry.test:8443, false",
        "10.1.2.3, 10.0.0.0/8, true",
        "11.1.2.3, 10.0.0.0/8, false",
        "10.1.2.3, 10.1.2.2/31, true",
        "10.1.2.4, 10.1.2.2/31, false",
        "10.1.2.3, 0.0.0.0/0, true",
        "10.1.2.3, 10.1.2.3/32, true",
        "10.1.2.3, 10.0.0.0/33, false",
        "10.1.2.3, 10.0.0.0/x, false",
        "registry.test, 10.0.0.0/8, false",
        "[2001:db8::1], 2001:db8::/32, true",
        "[2001:db9::1], 2001:db8::/32, false",
        "10.1.2.3, 2001:db8::/32, false",
        "registry.test, '', false",
        "registry.test, ',,', false"
    })
    void readsTheEnvironmentsList(String host, String list, boolean exempt) {
        assertThat(ProxyExemptions.ofEnvironment(list).test(host, 443)).isEqualTo(exempt);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.internal.test, localhost|*.internal.test, true",
        "registryXinternal.test, registry.internal.test, false",
        "registry.test, 'registry.*', true",
        "registry.test, 'registry.(test', false",
        "registry.test, '', false"
    })
    void readsMavensList(String host, String list, boolean exempt) {
        assertThat(ProxyExemptions.ofMaven(list).test(host, 443)).isEqualTo(exempt);
    }
}
