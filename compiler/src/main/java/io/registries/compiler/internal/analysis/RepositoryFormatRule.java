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
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RepositoryShape;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Repositories must have the path components that their provider requires, such as project or account. */
record RepositoryFormatRule() implements ConfigurationRule {
    private record Use(Registry registry, Located<String> repository) {}

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Span> reported = new HashSet<>();
        for (EffectiveBuild build : EffectiveBuilds.executed(configuration)) {
            check(new Use(build.registry().value(), build.repository()), reported, diagnostics);
        }
        for (Application application : configuration.applications()) {
            for (Pull pull : application.pulls()) {
                check(new Use(pull.registry(), pull.repository()), reported, diagnostics);
            }
        }
    }

    private static void check(Use use, Set<Span> reported, DiagnosticCollector diagnostics) {
        if (!use.registry().isPublic()
                && !fits(use)
                && reported.add(use.repository().span())) {
            diagnostics.add(diagnostic(use));
        }
    }

    private static boolean fits(Use use) {
        return repeatedPrefix(use).isEmpty()
                && shape(use)
                        .fits(use.registry().url().value(), use.repository().value());
    }

    /** The beginning of a repository that image names would contain twice; empty if there is none. */
    private static String repeatedPrefix(Use use) {
        RegistryUrl url = use.registry().url().value();
        String repository = use.repository().value();
        // Most repositories begin with neither, so the texts are not built for each of them.
        return repository.startsWith(url.host())
                ? Stream.of(url + "/", url.host() + "/")
                        .filter(repository::startsWith)
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static RepositoryShape shape(Use use) {
        return use.registry().provider().repositoryShape();
    }

    private static Diagnostic diagnostic(Use use) {
        Registry registry = use.registry();
        String repository = use.repository().value();
        String repeated = repeatedPrefix(use);
        if (!repeated.isEmpty()) {
            String rest = repository.substring(repeated.length());
            return Diagnostic.at(
                            DiagnosticCode.INVALID_REPOSITORY_PATH,
                            use.repository().span(),
                            "the repository repeats the host of registry `" + registry.name() + "`")
                    .related(registry.url().span(), "the host")
                    .help(
                            shape(use).fits(registry.url().value(), rest)
                                    ? "write `" + rest + "`"
                                    : shape(use).help(rest));
        }
        return Diagnostic.at(
                        DiagnosticCode.INVALID_REPOSITORY_PATH,
                        use.repository().span(),
                        "`" + use.repository() + "` is not a valid repository path of registry `" + registry.name()
                                + "`: type `"
                                + registry.provider().type() + "` requires `"
                                + shape(use).example() + "`")
                .related(registry.name().span(), "the registry")
                .help(shape(use).help(repository));
    }
}
