// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostResolver {
    /** This machine's own. */
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * Resolves a host name.
     *
     * @throws UnknownHostException if the host has no address
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
