// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Registry;
import java.util.LinkedHashSet;
import java.util.Set;

/** Builds cannot push to public registries, and Devtron has no build configuration for them even if nothing is built. */
record PublicPushTargetRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Diagnostic> found = new LinkedHashSet<>();
        for (Application application : configuration.applications()) {
            for (EffectiveBuild build : EffectiveBuilds.of(application)) {
                if (build.registry().value().isPublic()) {
                    check(application, build, found);
                }
            }
        }
        diagnostics.addAll(found);
    }

    private static void check(Application application, EffectiveBuild build, Set<Diagnostic> found) {
        if (!(build.build() instanceof Build.Skip)) {
            found.add(pushed(build.registry()));
        } else if (application.isManaged()) {
            found.add(skipped(application, build));
        }
    }

    private static Diagnostic pushed(Located<Registry> target) {
        return Diagnostic.at(
                        DiagnosticCode.PUBLIC_PUSH_TARGET,
                        target.span(),
                        "registry `" + target.value().name() + "` is public, so builds cannot push to it")
                .related(target.value().name().span(), "declared as public")
                .help("use another registry, or add credentials to this one");
    }

    private static Diagnostic skipped(Application application, EffectiveBuild build) {
        Located<Registry> target = build.registry();
        return Diagnostic.at(
                        DiagnosticCode.PUBLIC_REGISTRY_SKIPPED,
                        target.span(),
                        "`docker-build-configs` skips this build of application `" + application.name()
                                + "`: Devtron accepts no public registry such as `"
                                + target.value().name() + "` in a build configuration")
                .related(target.value().name().span(), "declared as public")
                .help("use an external CI pipeline in Devtron"
                        + (application.build().registry().value().isPublic()
                                ? ", and set `managed: false` on the application"
                                : ""));
    }
}
