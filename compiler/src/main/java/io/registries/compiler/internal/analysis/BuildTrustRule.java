// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Connection.ConnectionMode;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Registry;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Devtron's build runner makes Docker trust the registry that a build pushes to, and no other. For builds with buildx, which
 * several platforms require, it configures a CA certificate, but not an insecure connection (ci-runner of 2025-12, {@code
 * DockerHelper.go}).
 */
record BuildTrustRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Diagnostic> found = new LinkedHashSet<>();
        for (EffectiveBuild build : EffectiveBuilds.executed(configuration)) {
            if (pushesInsecurelyWithBuildx(build)) {
                found.add(insecurePush(build));
            }
            for (Located<Registry> base : build.baseRegistries()) {
                if (!isTrusted(base.value(), build)) {
                    found.add(untrustedBase(base, build));
                }
            }
        }
        diagnostics.addAll(found);
    }

    private static boolean pushesInsecurelyWithBuildx(EffectiveBuild build) {
        return mode(build.registry().value()) == ConnectionMode.INSECURE
                && !build.build().platforms().isEmpty();
    }

    private static boolean isTrusted(Registry base, EffectiveBuild build) {
        return mode(base) == ConnectionMode.SECURE
                || base.url()
                        .value()
                        .authority()
                        .equals(build.registry().value().url().value().authority());
    }

    private static ConnectionMode mode(Registry registry) {
        return registry.connection().mode().value();
    }

    private static Diagnostic insecurePush(EffectiveBuild build) {
        Registry registry = build.registry().value();
        return Diagnostic.at(
                        DiagnosticCode.INSECURE_MULTI_PLATFORM_BUILD,
                        build.registry().span(),
                        "builds with `platforms` verify the certificate of registry `" + registry.name()
                                + "`, although its connection is `insecure`")
                .related(registry.connection().mode().span(), "the connection")
                .help("set `connection: secure-with-cert` on `" + registry.name() + "`, or remove `platforms`");
    }

    private static Diagnostic untrustedBase(Located<Registry> base, EffectiveBuild build) {
        return Diagnostic.at(
                        DiagnosticCode.UNTRUSTED_BASE_REGISTRY,
                        base.span(),
                        "builds that push to registry `"
                                + build.registry().value().name()
                                + "` do not apply the `connection` of registry `"
                                + base.value().name()
                                + "`, so they cannot pull base images from it")
                .related(base.value().connection().mode().span(), "the connection")
                .help("copy the base images to `" + build.registry().value().name()
                        + "`, or let an administrator of Devtron configure Docker in the build pods");
    }
}
