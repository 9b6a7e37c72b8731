// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Registry;
import java.util.LinkedHashSet;
import java.util.Set;

/** Devtron's builds log in only to the registry that they push to, so base images must be there or be public. */
record BaseRegistryRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Diagnostic> found = new LinkedHashSet<>();
        for (EffectiveBuild build : EffectiveBuilds.executed(configuration)) {
            for (Located<Registry> base : build.baseRegistries()) {
                if (!isAccessible(base.value(), build)) {
                    found.add(diagnostic(base, build));
                }
            }
        }
        diagnostics.addAll(found);
    }

    // Docker stores logins by host: one login works for all registries on the host with the same credentials.
    private static boolean isAccessible(Registry base, EffectiveBuild build) {
        Registry target = build.registry().value();
        return base.isPublic()
                || (base.authKey().equals(target.authKey()) && base.push().equals(target.push()));
    }

    private static Diagnostic diagnostic(Located<Registry> base, EffectiveBuild build) {
        return Diagnostic.at(
                        DiagnosticCode.BASE_REGISTRY_WITHOUT_LOGIN,
                        base.span(),
                        "builds that push to registry `"
                                + build.registry().value().name() + "` do not log in to registry `"
                                + base.value().name() + "`, so they cannot pull base images from it")
                .related(build.registry().span(), "the registry that the builds log in to")
                .help("copy the base images to `" + build.registry().value().name() + "`, or log in to `"
                        + base.value().name() + "` in a pre-build stage");
    }
}
