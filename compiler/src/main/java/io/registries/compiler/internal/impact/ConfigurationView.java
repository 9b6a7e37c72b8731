// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Comparable views of the items of a configuration, without locations and secrets. */
final class ConfigurationView {
    private final Configuration configuration;
    private final CertificateDigests digests;
    private final Map<String, Environment> environments;

    ConfigurationView(Configuration configuration, CertificateDigests digests) {
        this.configuration = configuration;
        this.digests = digests;
        this.environments = configuration.environments().stream()
                .collect(toMap(environment -> environment.name().value(), Function.identity()));
    }

    /**
     * An item of a configuration.
     *
     * @param content equals that of another item if both have the same effect
     * @param fields the values that reports show, by name
     */
    record Item(Object content, Map<String, String> fields) {}

    Map<String, Item> registries() {
        return configuration.registries().stream()
                .collect(toMap(registry -> registry.name().value(), this::item));
    }

    Map<String, Item> environments() {
        Map<String, Item> views = new TreeMap<>();
        for (Environment environment : configuration.environments()) {
            String name = environment.name().value();
            List<String> pulls = configuration.applications().stream()
                    .flatMap(application -> application.pulls().stream())
                    .filter(pull -> pull.environment().equals(name))
                    .map(pull -> pull.application() + " " + pull.image())
                    .toList();
            views.put(
                    name,
                    new Item(
                            List.of(
                                    environment.devtron(),
                                    environment.cluster(),
                                    environment.namespace(),
                                    names(environment.nodePulls()),
                                    environment.pullSecrets().stream()
                                            .map(this::secret)
                                            .toList(),
                                    pulls),
                            fields(environment)));
        }
        return views;
    }

    private static Map<String, String> fields(Environment environment) {
        Map<String, String> fields = new TreeMap<>();
        environment.cluster().ifPresent(cluster -> fields.put("cluster", cluster.toString()));
        environment.namespace().ifPresent(namespace -> fields.put("namespace", namespace.toString()));
        fields.put("nodePulls", String.join(", ", names(environment.nodePulls())));
        return fields;
    }

    Map<String, Item> secrets() {
        Map<String, Item> views = new TreeMap<>();
        for (Environment environment : configuration.environments()) {
            environment
                    .pullSecrets()
                    .forEach(secret -> views.put(
                            environment.name() + "/" + secret.name(), new Item(secret(secret), fields(secret))));
        }
        return views;
    }

    private static Map<String, String> fields(PullSecret secret) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("delivery", secret.delivery().id());
        fields.put("logins", String.join(", ", secret.keys()));
        return fields;
    }

    Map<String, Item> applications() {
        return configuration.applications().stream()
                .collect(toMap(
                        application -> application.name().value(),
                        application -> new Item(
                                List.of(application(application), pullMethods(application)), fields(application))));
    }

    private Map<String, String> fields(Application application) {
        Map<String, String> fields = pullMethods(application);
        application.project().ifPresent(project -> fields.put("project", project));
        application
                .pulls()
                .forEach(pull -> fields.put(
                        "image in " + pull.environment(), pull.image().toString()));
        return fields;
    }

    private Map<String, String> pullMethods(Application application) {
        Map<String, String> methods = new TreeMap<>();
        for (Pull pull : application.pulls()) {
            Environment environment = environments.get(pull.environment());
            if (environment != null) {
                methods.put("pull method in " + pull.environment(), pullMethod(environment, pull.registry()));
            }
        }
        return methods;
    }

    private static String pullMethod(Environment environment, Registry registry) {
        return environment
                .pullMethodWithoutSecret(registry)
                .map(PullPath.PullMethod::id)
                .or(() -> environment.pullSecrets().stream()
                        .flatMap(secret -> secret.entryOf(registry).stream()
                                .map(entry -> new PullPath.BySecret(secret, entry.authKey())))
                        .findFirst()
                        .map(method -> method.id() + " " + method.secret().name()))
                .orElse("none");
    }

    Map<String, Item> builds() {
        Map<String, Item> views = new TreeMap<>();
        for (Application application : configuration.applications()) {
            views.put(application.name().value(), new Item(build(application.build()), fields(application.build())));
            application
                    .pipelines()
                    .forEach(pipeline -> views.put(
                            application.name() + "/" + pipeline.name(),
                            new Item(pipeline(pipeline), fields(pipeline.build()))));
        }
        return views;
    }

    private static Map<String, String> fields(EffectiveBuild build) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("image", build.image().toString());
        fields.put("registry", build.registry().value().name().value());
        return fields;
    }

    private Item item(Registry registry) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("type", registry.provider().type());
        fields.put("url", registry.url().toString());
        fields.put("connection", registry.connection().mode().value().id());
        fields.put("pushes with", login(registry.push()));
        fields.put("pulls with", login(registry.pull()));
        return new Item(registry(registry), fields);
    }

    /** The kind of credentials, and the user name if it is written in the file. */
    private static String login(RegistryCredentials credentials) {
        return credentials.fields().entrySet().stream()
                .map(field -> field.getValue().value() instanceof SecretReference.Literal literal
                                && RegistryCredentials.NON_SECRET_FIELDS.contains(field.getKey())
                        ? field.getKey() + " " + literal.value()
                        : field.getKey())
                .collect(joining(", "));
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
