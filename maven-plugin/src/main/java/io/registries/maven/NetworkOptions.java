// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.HostResolver;
import io.registries.compiler.NetworkSettings;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.TimeoutPolicy;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters by which {@code check} and {@code compile} contact registries. Maven takes parameters from a class and
 * the classes above it only, so both goals declare them; {@code diff}, which shares the other parameters of
 * {@code compile}, does not have them.
 *
 * @param timeout for one registry, as text
 * @param deadline for all of them, as text
 * @param parallelism how many registries are tried at once
 * @param push whether the right to push is tried
 * @param realms hosts of token services that may be private or unencrypted
 * @param awsEndpoint the URL of ECR's API, in place of AWS's own
 */
record NetworkOptions(
        String timeout,
        String deadline,
        int parallelism,
        boolean push,
        Set<String> realms,
        @Nullable String awsEndpoint) {
    static final String TIMEOUT = "30s";
    static final String DEADLINE = "5m";
    static final String PARALLELISM = "16";

    /** The mode with this name, or the default of the goal. */
    static ConnectivityOptions.ConnectivityMode mode(
            @Nullable String name, ConnectivityOptions.ConnectivityMode otherwise) throws MojoExecutionException {
        return name == null
                ? otherwise
                : Arrays.stream(ConnectivityOptions.ConnectivityMode.values())
                        .filter(mode -> mode.id().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new MojoExecutionException(
                                "registries.connectivity must be `fail`, `warn` or `skip`, not `" + name + "`"));
    }

    ConnectivityOptions connectivity(ConnectivityOptions.ConnectivityMode mode, ProxyConfig proxies)
            throws MojoExecutionException {
        if (parallelism < 1) {
            throw new MojoExecutionException(
                    "registries.connectivity.parallelism must be 1 or more, not " + parallelism);
        }
        TimeoutPolicy patience = new TimeoutPolicy(
                Durations.parse("registries.connectivity.timeout", timeout),
                Durations.parse("registries.connectivity.deadline", deadline),
                TimeoutPolicy.DEFAULT.firstRetry(),
                parallelism);
        return new ConnectivityOptions(
                mode,
                new NetworkSettings(proxies, HostResolver.SYSTEM, realms, Optional.empty()),
                patience,
                push,
                endpoint());
    }

    private Optional<URI> endpoint() throws MojoExecutionException {
        try {
            Optional<URI> endpoint = Optional.ofNullable(awsEndpoint).map(URI::create);
            if (endpoint.isEmpty() || endpoint.get().getHost() != null) {
                return endpoint;
            }
        } catch (IllegalArgumentException ignored) {
            // reported below, as is a URL without a host
        }
        throw new MojoExecutionException(
                "registries.ecr.endpoint must be a URL such as `https://vpce-1.api.ecr.eu-west-1"
                        + ".vpce.amazonaws.com`, not `" + awsEndpoint + "`");
    }
}
