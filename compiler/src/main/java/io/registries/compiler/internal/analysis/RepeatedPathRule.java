// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.Registry;
import java.util.HashSet;
import java.util.Set;

/** Repositories should not begin with the path of their registry's URL, which the compiler adds to image names. */
record RepeatedPathRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Span> reported = new HashSet<>();
        for (Application application : configuration.applications()) {
            for (EffectiveBuild build : EffectiveBuilds.of(application)) {
                check(build.registry().value(), build.repository(), reported, diagnostics);
            }
            for (Pull pull : application.pulls()) {
                check(pull.registry(), pull.repository(), reported, diagnostics);
            }
        }
    }

    private static void check(
            Registry registry, Located<String> repository, Set<Span> reported, DiagnosticCollector diagnostics) {
        String path = registry.url().value().path();
        // A single component can be the name of both a project and a repository.
        if (path.indexOf('/', 1) < 0) {
            return;
        }
        String prefix = path.substring(1) + "/";
        if (repository.value().startsWith(prefix) && reported.add(repository.span())) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.REPEATED_REPOSITORY_PATH,
                            repository.span(),
                            "the repository repeats the path in the URL of registry `" + registry.name()
                                    + "`, so the image is `"
                                    + registry.provider().image(registry.url().value(), repository.value()) + "`")
                    .related(registry.url().span(), "the path")
                    .help("write `" + repository.value().substring(prefix.length()) + "`"));
        }
    }
}
