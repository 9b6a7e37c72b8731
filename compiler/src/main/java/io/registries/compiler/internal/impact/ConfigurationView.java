// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import static java.util.stream.Collectors.toMap;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Comparable views of the items of a configuration, without locations and secrets. */
final class ConfigurationView {
    private final Configuration configuration;
    private final CertificateDigests digests;

    ConfigurationView(Configuration configuration, CertificateDigests digests) {
        this.configuration = configuration;
        this.digests = digests;
    }

    Map<String, Object> registries() {
        return configuration.registries().stream()
                .collect(toMap(registry -> registry.name().value(), this::registry));
    }

    Map<String, Object> environments() {
        Map<String, Object> views = new TreeMap<>();
        for (Environment environment : configuration.environments()) {
            String name = environment.name().value();
            views.put(
                    name,
                    List.of(
                            environment.devtron(),
                            environment.cluster(),
                            environment.namespace(),
                            names(environment.nodePulls()),
                            environment.pullSecrets().stream().map(this::secret).toList(),
                            configuration.applications().stream()
                                    .flatMap(application -> application.pulls().stream())
                                    .filter(pull -> pull.environment().equals(name))
                                    .map(pull -> pull.application() + " " + pull.image())
                                    .toList()));
        }
        return views;
    }

    Map<String, Object> secrets() {
        Map<String, Object> views = new TreeMap<>();
        for (Environment environment : configuration.environments()) {
            environment
                    .pullSecrets()
                    .forEach(secret -> views.put(environment.name() + "/" + secret.name(), secret(secret)));
        }
        return views;
    }

    Map<String, Object> applications() {
        return configuration.applications().stream()
                .collect(toMap(application -> application.name().value(), ConfigurationView::application));
    }

    Map<String, Object> builds() {
        Map<String, Object> views = new TreeMap<>();
        for (Application application : configuration.applications()) {
            views.put(application.name().value(), build(application.build()));
            application
                    .pipelines()
                    .forEach(pipeline -> views.put(application.name() + "/" + pipeline.name(), pipeline(pipeline)));
        }
        return views;
    }

    private Object registry(Registry registry) {
        return List.of(
                registry.provider().type(),
                registry.url().value(),
                registry.region(),
                registry.isDefault(),
                registry.isManaged(),
                credentials(registry.push()),
                credentials(registry.pull()),
                registry.connection().mode().value(),
                registry.connection().caCertificate().map(file -> certificate(file.value())));
    }

    private Object secret(PullSecret secret) {
        return List.of(
                secret.name(),
                secret.project(),
                secret.release(),
                secret.labels(),
                secret.annotations(),
                delivery(secret.delivery()),
                secret.entries().stream()
                        .map(entry -> List.of(entry.authKey(), names(entry.served()), credentials(entry.credentials())))
                        .toList());
    }

    // Compares declared paths, because resolved paths depend on the location of the file.
    private Object delivery(Delivery delivery) {
        return delivery instanceof Delivery.Sealed sealed
                ? List.of(certificate(sealed.certificate().value()), sealed.scope())
                : delivery;
    }

    private Object certificate(FileReference file) {
        return List.of(file.written(), digests.digest(file));
    }

    private static Object application(Application application) {
        return List.of(
                application.project(),
                application.isManaged(),
                build(application.build()),
                application.pipelines().stream()
                        .map(ConfigurationView::pipeline)
                        .toList(),
                application.pulls().stream()
                        .map(pull -> List.of(pull.environment(), pull.registry().name(), pull.image()))
                        .toList());
    }

    private static Object pipeline(Pipeline pipeline) {
        return List.of(
                pipeline.name(),
                pipeline.environments(),
                pipeline.overridesBuild(),
                pipeline.extraArgs(),
                build(pipeline.build()));
    }

    private static Object build(EffectiveBuild build) {
        return List.of(build.registry().value().name(), build.repository(), build.checkoutPath(), build.build());
    }

    private static List<String> names(List<Located<Registry>> registries) {
        return registries.stream()
                .map(registry -> registry.value().name().value())
                .toList();
    }

    private static Object credentials(RegistryCredentials credentials) {
        return List.of(credentials.getClass(), credentials.declared());
    }
}
