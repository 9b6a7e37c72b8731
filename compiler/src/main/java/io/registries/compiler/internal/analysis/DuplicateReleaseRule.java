// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A release name is unique in its namespace. Devtron's chart store makes an application of each release, and the names of
 * applications are unique in a Devtron.
 */
record DuplicateReleaseRule() implements ConfigurationRule {
    /** A name that only one application of a Devtron can have. */
    private record ApplicationName(Optional<String> devtron, String name) {}

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        boolean usesChartStore = configuration.devtron().pullSecrets() == PullSecretInstallation.CHART_STORE;
        Map<ApplicationName, Located<String>> applications = usesChartStore ? applications(configuration) : Map.of();
        Map<ApplicationName, Located<String>> installed = new HashMap<>();
        for (Environment environment : SourceOrder.environments(configuration)) {
            Map<String, Located<String>> inNamespace = new HashMap<>();
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.release().isEmpty() || secret.entries().isEmpty()) {
                    continue;
                }
                Located<String> release = secret.release().get();
                Located<String> sameNamespace = inNamespace.putIfAbsent(release.value(), release);
                if (sameNamespace != null) {
                    diagnostics.add(diagnostic(
                            release,
                            sameNamespace,
                            "two pull secrets of environment `" + environment.name() + "` have the release name `"
                                    + release + "`"));
                } else if (usesChartStore && secret.delivery() instanceof Delivery.Values) {
                    ApplicationName name = new ApplicationName(environment.devtron(), release.value());
                    Optional.ofNullable(applications.get(name))
                            .or(() -> Optional.ofNullable(installed.putIfAbsent(name, release)))
                            .map(other -> diagnostic(release, other, inChartStore(release)))
                            .ifPresent(diagnostics::add);
                }
            }
        }
    }

    private static Map<ApplicationName, Located<String>> applications(Configuration configuration) {
        Map<String, Environment> environments = configuration.environments().stream()
                .collect(Collectors.toMap(environment -> environment.name().value(), Function.identity()));
        Map<ApplicationName, Located<String>> names = new HashMap<>();
        for (Application application : configuration.applications()) {
            application.pulls().stream()
                    .map(Pull::environment)
                    .flatMap(name -> Optional.ofNullable(environments.get(name)).stream())
                    .map(Environment::devtron)
                    .distinct()
                    .forEach(devtron -> names.put(
                            new ApplicationName(devtron, application.name().value()), application.name()));
        }
        return names;
    }

    private static String inChartStore(Located<String> release) {
        return "the release name `" + release
                + "` is used twice, but names in the chart store of Devtron must be unique over all applications";
    }

    private static Diagnostic diagnostic(Located<String> release, Located<String> other, String message) {
        return Diagnostic.at(DiagnosticCode.DUPLICATE_RELEASE, release.span(), message)
                .related(other.span(), "the other use of the name")
                .help("set another `release` on the pull secret");
    }
}
