// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.DevtronOptions;
import io.registries.compiler.HostResolver;
import io.registries.compiler.NetworkSettings;
import io.registries.compiler.ProxyConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters by which goals contact Devtron.
 *
 * @param url of Devtron
 * @param token where the token is
 * @param caCertificate a file with certificate authorities to trust
 * @param timeout of one request, as text
 * @param parallelism how many requests are sent at once
 */
record DevtronSettings(
        String url, @Nullable String token, Optional<Path> caCertificate, String timeout, int parallelism) {
    static final String TIMEOUT = "30s";
    static final String PARALLELISM = "6";

    DevtronOptions options(ProxyConfig proxies) throws MojoExecutionException {
        if (token == null) {
            throw new MojoExecutionException("registries.devtron.token must be set, as `env:<variable>`,"
                    + " `file:<path>` or `server:<id in settings.xml>`");
        }
        if (parallelism < 1 || parallelism > DevtronOptions.MAX_PARALLELISM) {
            throw new MojoExecutionException("registries.devtron.parallelism must be 1 to "
                    + DevtronOptions.MAX_PARALLELISM + ", not " + parallelism);
        }
        try {
            return new DevtronOptions(
                    URI.create(url),
                    token,
                    caCertificate,
                    new NetworkSettings(proxies, HostResolver.SYSTEM, Set.of(), Optional.empty()),
                    Durations.parse("registries.devtron.timeout", timeout),
                    parallelism);
        } catch (IllegalArgumentException ignored) {
            throw new MojoExecutionException(
                    "registries.devtron.url must be a URL such as `https://devtron.acme.internal`, without a login");
        }
    }
}
