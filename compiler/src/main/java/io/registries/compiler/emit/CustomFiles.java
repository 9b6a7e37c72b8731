// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a user's own templates add: files for registries, environments or applications. They are told no secret. */
final class CustomFiles {
    private final Configuration configuration;
    private final Selection selection;
    private final Map<String, List<PullPath>> byApplication;
    private final Map<String, List<PullPath>> byEnvironment;
    private final Map<String, Environment> environments;

    CustomFiles(Configuration configuration, List<PullPath> paths, Selection selection) {
        this.configuration = configuration;
        this.selection = selection;
        this.byApplication =
                chosen(paths).collect(groupingBy(path -> path.pull().application()));
        this.byEnvironment =
                chosen(paths).collect(groupingBy(path -> path.pull().environment()));
        this.environments = configuration.environments().stream()
                .collect(toMap(environment -> environment.name().value(), environment -> environment));
    }

    private Stream<PullPath> chosen(List<PullPath> paths) {
        return paths.stream()
                .filter(path -> selection.hasEnvironment(path.pull().environment()));
    }

    Stream<Draft> drafts(CustomTemplate template) {
        return switch (template.subject()) {
            case REGISTRY ->
                configuration.registries().stream()
                        .map(registry -> draft(template, registry.name(), () -> registry(registry)));
            case ENVIRONMENT ->
                configuration.environments().stream()
                        .filter(environment ->
                                selection.hasEnvironment(environment.name().value()))
                        .map(environment -> draft(template, environment.name(), () -> environment(environment)));
            case APPLICATION ->
                configuration.applications().stream()
                        .map(application -> draft(template, application.name(), () -> application(application)));
        };
    }

    private static Draft draft(CustomTemplate template, Located<String> name, Supplier<Map<String, Object>> document) {
        String subject = template.subject().name().toLowerCase(Locale.ROOT);
        return new Draft(
                OutputKind.CUSTOM,
                template.output(name.value()),
                template.path(),
                document,
                name.span(),
                () -> Map.of(subject, name.value()));
    }

    private static Map<String, Object> registry(Registry registry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", registry.name().value());
        facts.put("type", registry.provider().type());
        facts.put("url", registry.url().value().toString());
        put(facts, "region", registry.region());
        facts.put("default", registry.isDefault());
        facts.put("public", registry.isPublic());
        facts.put("connection", registry.connection().mode().value().word());
        return facts;
    }

    private Map<String, Object> environment(Environment environment) {
        Map<String, Object> facts = names(environment);
        facts.put(
                "pullSecrets",
                environment.pullSecrets().stream().map(CustomFiles::secret).toList());
        facts.put(
                "applications",
                byEnvironment.getOrDefault(environment.name().value(), List.of()).stream()
                        .map(path -> pulled(path.pull().application(), path))
                        .toList());
        return facts;
    }

    private static Map<String, Object> names(Environment environment) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", environment.name().value());
        put(facts, "cluster", environment.cluster());
        put(facts, "namespace", environment.namespace());
        return facts;
    }

    private static Map<String, Object> secret(PullSecret secret) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", secret.name().value());
        facts.put("existing", secret.delivery() instanceof Delivery.Existing);
        facts.put("release", secret.release());
        put(facts, "project", secret.project());
        facts.put(
                "registries",
                secret.registries().stream()
                        .map(registry -> registry.name().value())
                        .toList());
        return facts;
    }

    private Map<String, Object> application(Application application) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", application.name().value());
        put(facts, "project", application.project());
        facts.put("registry", application.build().registry().value().name().value());
        facts.put("repository", application.build().repository().value());
        facts.put("image", application.build().image().value());
        facts.put(
                "pipelines",
                application.pipelines().stream().map(CustomFiles::pipeline).toList());
        facts.put(
                "environments",
                byApplication.getOrDefault(application.name().value(), List.of()).stream()
                        .map(this::deployment)
                        .toList());
        return facts;
    }

    private static Map<String, Object> pipeline(Pipeline pipeline) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", pipeline.name().value());
        facts.put("registry", pipeline.build().registry().value().name().value());
        facts.put("image", pipeline.build().image().value());
        facts.put(
                "environments",
                pipeline.environments().stream().map(Located::value).toList());
        return facts;
    }

    private Map<String, Object> deployment(PullPath path) {
        Map<String, Object> facts = pulled(path.pull().environment(), path);
        Environment environment = environments.get(path.pull().environment());
        if (environment != null) {
            facts.putAll(names(environment));
        }
        return facts;
    }

    private static Map<String, Object> pulled(String name, PullPath path) {
        Pull pull = path.pull();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", name);
        facts.put("registry", pull.registry().name().value());
        facts.put("image", pull.image().value());
        facts.put(
                "imagePullSecrets",
                path.secret().stream().map(secret -> secret.name().value()).toList());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, Optional<String> value) {
        value.ifPresent(text -> facts.put(name, text));
    }
}
