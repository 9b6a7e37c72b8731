// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK",
        "127.8.9.10, LOOPBACK",
        "::1, LOOPBACK",
        "0.0.0.0, LOOPBACK",
        "0.1.2.3, LOOPBACK",
        "::, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "::127.0.0.1, LOOPBACK",
        "64:ff9b::7f00:1, LOOPBACK",
        "64:ff9b:1::7f00:1, LOOPBACK",
        "2002:7f00:1::, LOOPBACK",
        "169.254.169.254, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "::ffff:169.254.169.254, LINK_LOCAL",
        "::a9fe:a9fe, LINK_LOCAL",
        "64:ff9b::169.254.169.254, LINK_LOCAL",
        "2002:a9fe:a9fe::1, LINK_LOCAL",
        "10.1.2.3, PRIVATE",
        "172.16.0.1, PRIVATE",
        "192.168.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "fd00:ec2::254, PRIVATE",
        "fec0::1, PRIVATE",
        "64:ff9b::10.1.2.3, PRIVATE",
        "2002:a01:203::, PRIVATE",
        "::10.1.2.3, PRIVATE",
        "192.0.2.1, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.0, PUBLIC",
        "172.32.0.1, PUBLIC",
        "2001:db8::1, PUBLIC",
        "64:ff9b::192.0.2.1, PUBLIC",
        "2002:c000:201::1, PUBLIC",
        "64:ff9b:2::7f00:1, PUBLIC"
    })
    void classifiesAddresses(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }
}
