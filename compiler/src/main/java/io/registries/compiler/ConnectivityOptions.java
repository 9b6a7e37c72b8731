// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How registries are contacted, if they are.
 *
 * @param mode whether, and what follows from what is found
 * @param network how they are reached
 * @param patience how long is waited
 * @param tryPush whether the right to push is tried, which begins an upload and cancels it
 * @param awsEndpoint in place of AWS's own; absent: by the region
 */
public record ConnectivityOptions(
        ConnectivityMode mode,
        NetworkSettings network,
        TimeoutPolicy patience,
        boolean tryPush,
        Optional<URI> awsEndpoint) {
    /** Contacts nobody. */
    public static final ConnectivityOptions NONE = new ConnectivityOptions(
            ConnectivityMode.SKIP,
            new NetworkSettings(ProxyConfig.NONE, HostResolver.SYSTEM, Set.of(), Optional.empty()),
            TimeoutPolicy.DEFAULT,
            false,
            Optional.empty());

    /** What follows from what is found. */
    public enum ConnectivityMode {
        /** Errors fail the run. */
        FAIL,
        /** Errors are told as warnings. */
        WARN,
        /** No registry is contacted. */
        SKIP;

        /** The word that chooses it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
