// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether and how registries are checked.
 *
 * @param mode what a failed check does
 * @param network proxies, name resolution and trust
 * @param timeouts time limits and parallelism
 * @param verifyPush whether to verify push permissions, by starting an upload and cancelling it
 * @param ecrEndpoint the URL of Amazon ECR's API; absent: the public endpoint of the region
 */
public record ConnectivityOptions(
        ConnectivityMode mode,
        NetworkSettings network,
        TimeoutPolicy timeouts,
        boolean verifyPush,
        Optional<URI> ecrEndpoint) {
    /** No checks. */
    public static final ConnectivityOptions NONE = new ConnectivityOptions(
            ConnectivityMode.SKIP,
            new NetworkSettings(ProxyConfig.NONE, HostResolver.SYSTEM, Set.of(), Optional.empty()),
            TimeoutPolicy.DEFAULT,
            false,
            Optional.empty());

    /** What a failed check does. */
    public enum ConnectivityMode {
        /** Errors fail the run. */
        FAIL,
        /** Errors are reported as warnings. */
        WARN,
        /** All checks are skipped. */
        SKIP;

        /** The identifier in options. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
