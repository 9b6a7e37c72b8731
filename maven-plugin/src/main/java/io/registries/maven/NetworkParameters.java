// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Connectivity;
import io.registries.compiler.Host;
import io.registries.compiler.connectivity.ConnectivityChecker;
import io.registries.compiler.connectivity.Patience;
import io.registries.compiler.network.NameService;
import io.registries.compiler.network.Proxies;
import io.registries.compiler.network.ProxyServer;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.jspecify.annotations.Nullable;

/** What the goals that contact registries have in common. */
abstract class NetworkParameters extends SourceParameters {
    private static final int SOME = 16;

    /** The time for one registry, all its stages and retries: {@code 500ms}, {@code 8s}, {@code 2m}. */
    @Parameter(property = "registries.timeout", defaultValue = "30s")
    private String timeout = "30s";

    /** The time for all registries together; those that are not reached in it are told as not probed. */
    @Parameter(property = "registries.check.deadline", defaultValue = "5m")
    private String deadline = "5m";

    /** How many registries are tried at once. */
    @Parameter(property = "registries.check.parallelism", defaultValue = "16")
    private int parallelism = SOME;

    /** Whether the right to push is tried: an upload is begun and cancelled, nothing is sent. */
    @Parameter(property = "registries.check.push", defaultValue = "false")
    private boolean push;

    /** Hosts of token services that may be private or unencrypted nevertheless, separated by commas. */
    @Parameter(property = "registries.check.realms")
    private Set<String> realms = Set.of();

    /** The URL of ECR's API in place of AWS's own, for a VPC endpoint. */
    @Parameter(property = "registries.aws.endpoint")
    private @Nullable String awsEndpoint;

    final Connectivity connectivity(Connectivity.Mode mode, Host host) throws MojoExecutionException {
        if (parallelism < 1) {
            throw new MojoExecutionException("registries.check.parallelism must be 1 or more, not " + parallelism);
        }
        Patience patience = new Patience(
                Durations.parse("registries.timeout", timeout),
                Durations.parse("registries.check.deadline", deadline),
                Patience.DEFAULT.firstRetry(),
                parallelism);
        return new Connectivity(
                mode,
                new ConnectivityChecker.Network(proxies(host), NameService.SYSTEM, realms, Optional.empty()),
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
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new MojoExecutionException(
                "registries.aws.endpoint must be a URL such as `https://vpce-1.api.ecr.eu-west-1"
                        + ".vpce.amazonaws.com`, not `" + awsEndpoint + "`");
    }

    // Maven's own settings first: they are what its user said to Maven.
    private Proxies proxies(Host host) {
        Proxies proxies = Proxies.NONE;
        for (Proxy proxy : session().getSettings().getProxies()) {
            if (proxy.isActive()) {
                ProxyServer server = server(proxy);
                String exempt = proxy.getNonProxyHosts() == null ? "" : proxy.getNonProxyHosts();
                proxies = proxies.and(proxy.getProtocol(), server, exempt);
                // Maven takes a proxy for http for https too, where there is no other.
                proxies = proxy.getProtocol().equals("http") ? proxies.and("https", server, exempt) : proxies;
            }
        }
        return proxies.or(Proxies.of(host.environment()));
    }

    private ProxyServer server(Proxy proxy) {
        Optional<ProxyServer.Login> login = Optional.empty();
        if (proxy.getUsername() != null) {
            Proxy plain = decrypter()
                    .decrypt(new DefaultSettingsDecryptionRequest(proxy))
                    .getProxy();
            String password = plain.getPassword() == null ? "" : plain.getPassword();
            login = Optional.of(new ProxyServer.Login(proxy.getUsername(), password));
        }
        return new ProxyServer(proxy.getHost(), proxy.getPort(), login);
    }
}
