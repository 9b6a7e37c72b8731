// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of the hosts that are connected to without a proxy. */
final class ProxyExemptions {
    // Anything else would be looked up as a host name.
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");

    private ProxyExemptions() {}

    /** Parses {@code NO_PROXY}: domains, addresses, networks in CIDR notation, {@code *}; each may have a port. */
    static BiPredicate<String, Integer> ofEnvironment(String list) {
        List<String> entries = entries(list, ",");
        return (host, port) -> entries.stream().anyMatch(entry -> matches(host, port, entry));
    }

    /** Parses {@code nonProxyHosts} of Maven's settings.xml: names with {@code *}, separated by {@code |}. */
    static BiPredicate<String, Integer> ofMaven(String list) {
        List<Pattern> patterns =
                entries(list, "[|,]").stream().map(ProxyExemptions::glob).toList();
        return (host, port) ->
                patterns.stream().anyMatch(pattern -> pattern.matcher(host).matches());
    }

    private static List<String> entries(String list, String separator) {
        return Arrays.stream(list.split(separator))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static Pattern glob(String entry) {
        return Pattern.compile(
                Arrays.stream(entry.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static boolean matches(String host, int port, String entry) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return isInNetwork(host, entry);
        }
        String name = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name) || (host + ":" + port).equals(name));
    }

    private static boolean isInNetwork(String host, String network) {
        String[] parts = network.split("/", 2);
        if (!ADDRESS.matcher(host).matches()
                || !ADDRESS.matcher(parts[0]).matches()
                || !parts[1].matches("[0-9]{1,3}")) {
            return false;
        }
        try {
            byte[] address = InetAddress.getByName(host).getAddress();
            byte[] prefix = InetAddress.getByName(parts[0]).getAddress();
            int bits = Integer.parseInt(parts[1]);
            return address.length == prefix.length
                    && bits <= 8 * prefix.length
                    && differingBit(address, prefix) >= bits;
        } catch (UnknownHostException ignored) {
            return false;
        }
    }

    /** The index of the first bit that differs; the number of bits if none does. */
    private static int differingBit(byte[] address, byte[] prefix) {
        int index = Arrays.mismatch(address, prefix);
        return index < 0
                ? 8 * address.length
                : 8 * index + Integer.numberOfLeadingZeros((address[index] ^ prefix[index]) & 0xff) - 24;
    }
}
