// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** From where an address can be reached. An IPv6 address that stands for an IPv4 address is of the same kind. */
public enum AddressKind {
    LINK_LOCAL("link-local"),
    LOOPBACK("loopback"),
    /** RFC 1918, shared address space (RFC 6598), unique local and site-local addresses. */
    PRIVATE("private"),
    PUBLIC("public");

    private static final byte[] IPV4_COMPATIBLE = new byte[12];
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] LOCAL_NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};
    private static final int SHARED_FIRST = 100;
    private static final int SHARED_SECOND = 64;
    private static final int SHARED_MASK = 0xc0;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private final String displayName;

    AddressKind(String displayName) {
        this.displayName = displayName;
    }

    /** The name for messages. */
    public String displayName() {
        return displayName;
    }

    public static AddressKind of(InetAddress address) {
        byte[] bytes = address.getAddress();
        // Connections to an unspecified address, such as 0.0.0.0, reach this machine.
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || (bytes.length == 4 && bytes[0] == 0)) {
            return LOOPBACK;
        }
        Optional<InetAddress> ipv4 = address instanceof Inet6Address ? embeddedIpv4(bytes) : Optional.empty();
        if (ipv4.isPresent()) {
            return of(ipv4.get());
        }
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        return address.isSiteLocalAddress() || isShared(bytes) || isUniqueLocal(bytes) ? PRIVATE : PUBLIC;
    }

    private static boolean isShared(byte[] bytes) {
        return bytes.length == 4 && bytes[0] == SHARED_FIRST && (bytes[1] & SHARED_MASK) == SHARED_SECOND;
    }

    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }

    // The JDK converts IPv4-mapped addresses (::ffff:a.b.c.d) itself.
    private static Optional<InetAddress> embeddedIpv4(byte[] bytes) {
        if (startsWith(bytes, IPV4_COMPATIBLE) || startsWith(bytes, NAT64) || startsWith(bytes, LOCAL_NAT64)) {
            return Optional.of(ipv4(bytes, 12));
        }
        return startsWith(bytes, SIX_TO_FOUR) ? Optional.of(ipv4(bytes, 2)) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress ipv4(byte[] bytes, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
