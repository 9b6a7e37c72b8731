// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import io.registries.compiler.CheckRequest;
import io.registries.compiler.CheckResult;
import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.ConnectivityOptions.ConnectivityMode;
import io.registries.compiler.HostResolver;
import io.registries.compiler.NetworkSettings;
import io.registries.compiler.ProgressListener;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.RegistryCheck;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs checks on this machine only; other hosts cannot be resolved. */
public final class CheckRunner {
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "TOKEN",
            "canary-right",
            "WRONG",
            "canary-wrong",
            "KEY_ID",
            "AKIAIOSFODNN7EXAMPLE",
            "KEY",
            "canary/key/of/forty/characters/in/total0");

    /** For registries that respond, on a busy machine. */
    public static final TimeoutPolicy PATIENCE =
            new TimeoutPolicy(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMillis(20), 8);

    /** For registries that do not respond. */
    public static final TimeoutPolicy SHORT_PATIENCE =
            new TimeoutPolicy(Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofMillis(20), 8);

    /** Host names of this machine, and made-up ones with the required addresses. */
    public static final HostResolver NAMES = host -> switch (host) {
        case "localhost" -> List.of(InetAddress.getLoopbackAddress());
        case "link-local.test" -> List.of(InetAddress.getByName("169.254.169.254"));
        case "private.test" -> List.of(InetAddress.getByName("10.1.2.3"));
        case "public.test" -> List.of(InetAddress.getByName("192.0.2.1"));
        default -> {
            if (!host.matches("[0-9.]+|[0-9a-f:]+")) {
                throw new UnknownHostException(host);
            }
            yield List.of(InetAddress.getByName(host));
        }
    };

    private static final RegistriesCompiler COMPILER = new RegistriesCompiler();

    private CheckRunner() {}

    public static Result<CheckResult> run(Path folder, boolean push) {
        return run(folder, connectivity(ProxyConfig.NONE, push, Optional.empty(), PATIENCE));
    }

    public static Result<CheckResult> run(Path folder, ConnectivityOptions connectivity) {
        return COMPILER.check(new CheckRequest(validation(folder), connectivity, ProgressListener.NONE));
    }

    /** The result of each check; empty if none was run. */
    public static List<RegistryCheck> checks(Result<CheckResult> result) {
        return result.value().map(CheckResult::checks).orElse(List.of());
    }

    public static ValidationRequest validation(Path folder) {
        return ValidationRequest.builder(folder, "registries.yaml")
                .context(new RunContext(Clock.systemUTC(), ENVIRONMENT, List.of()))
                .options(CompilerRunner.MAVEN)
                .build();
    }

    public static ConnectivityOptions connectivity(
            ProxyConfig proxies, boolean push, Optional<URI> aws, TimeoutPolicy timeouts) {
        return connectivity(proxies, NAMES, push, aws, timeouts);
    }

    /** On a system with other certificate authorities. */
    public static Result<CheckResult> runTrusting(Path folder, KeyStore system) {
        return run(
                folder,
                new ConnectivityOptions(
                        ConnectivityMode.FAIL,
                        new NetworkSettings(ProxyConfig.NONE, NAMES, Set.of(), Optional.of(system)),
                        PATIENCE,
                        false,
                        Optional.empty()));
    }

    public static ConnectivityOptions connectivity(
            ProxyConfig proxies, HostResolver names, boolean push, Optional<URI> aws, TimeoutPolicy timeouts) {
        return new ConnectivityOptions(
                ConnectivityMode.FAIL,
                new NetworkSettings(proxies, names, Set.of("allowed.test"), Optional.of(Certificates.trusting("ca"))),
                timeouts,
                push,
                aws);
    }
}
