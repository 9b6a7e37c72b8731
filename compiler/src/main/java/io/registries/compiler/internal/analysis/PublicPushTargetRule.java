// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;

/** Builds cannot push to public registries. */
record PublicPushTargetRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        configuration.applications().stream()
                .flatMap(application -> application.builds())
                .filter(build -> build.registry().value().isPublic() && !(build.build() instanceof Build.Skip))
                .map(EffectiveBuild::registry)
                .map(target -> Diagnostic.at(
                                DiagnosticCode.PUBLIC_PUSH_TARGET,
                                target.span(),
                                "registry `" + target.value().name() + "` is public, so builds cannot push to it")
                        .related(target.value().name().span(), "declared as public")
                        .help("use another registry, or add credentials to this one"))
                .distinct()
                .forEach(diagnostics::add);
    }
}
