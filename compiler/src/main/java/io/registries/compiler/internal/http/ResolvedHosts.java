// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.HostResolver;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The addresses of hosts. Each host is resolved once in a run, so that the addresses that were checked are the
 * addresses that are connected to, whatever the DNS returns later.
 */
public final class ResolvedHosts {
    private final HostResolver resolver;
    private final Map<String, FutureTask<List<InetAddress>>> lookups = new ConcurrentHashMap<>();
    private final Map<String, InetAddress> preferred = new ConcurrentHashMap<>();

    public ResolvedHosts(HostResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The addresses of a host, in the order in which they are tried.
     *
     * @param host a name or an address; IPv6 addresses without brackets
     * @throws UnknownHostException if it has no address
     * @throws InterruptedIOException if the thread is interrupted while it waits for another thread's lookup
     */
    public List<InetAddress> addresses(String host) throws UnknownHostException, InterruptedIOException {
        FutureTask<List<InetAddress>> lookup = lookups.computeIfAbsent(
                host,
                name -> new FutureTask<>(() -> {
                    List<InetAddress> addresses = resolver.addresses(name);
                    if (addresses.isEmpty()) {
                        throw new UnknownHostException(name);
                    }
                    return List.copyOf(addresses);
                }));
        lookup.run();
        try {
            return preferredFirst(host, lookup.get());
        } catch (ExecutionException ignored) {
            lookups.remove(host, lookup);
            throw new UnknownHostException(host);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while resolving a host");
        }
    }

    /** Tries an address of a host before its other addresses, because it accepted a connection. */
    public void prefer(String host, InetAddress address) {
        preferred.put(host, address);
    }

    private List<InetAddress> preferredFirst(String host, List<InetAddress> addresses) {
        InetAddress first = preferred.get(host);
        if (first == null || !addresses.contains(first)) {
            return addresses;
        }
        List<InetAddress> ordered = new ArrayList<>(addresses);
        ordered.remove(first);
        ordered.add(0, first);
        return ordered;
    }
}
