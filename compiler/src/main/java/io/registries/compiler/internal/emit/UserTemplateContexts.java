// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the contexts of user templates from registries, environments and applications. They contain no secrets. */
final class UserTemplateContexts {
    private final Map<String, List<PullPath>> byApplication;
    private final Map<String, List<PullPath>> byEnvironment;
    private final Map<String, Environment> environments;

    UserTemplateContexts(EmitInput input) {
        this.byApplication =
                input.selectedPullPaths().collect(groupingBy(path -> path.pull().application()));
        this.byEnvironment =
                input.selectedPullPaths().collect(groupingBy(path -> path.pull().environment()));
        this.environments = input.configuration().environments().stream()
                .collect(toMap(environment -> environment.name().value(), environment -> environment));
    }

    Map<String, Object> registry(Registry registry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", registry.name().value());
        facts.put("type", registry.provider().type());
        facts.put("url", registry.url().value().toString());
        put(facts, "region", registry.region());
        facts.put("default", registry.isDefault());
        facts.put("public", registry.isPublic());
        facts.put("connection", registry.connection().mode().value().id());
        return facts;
    }

    Map<String, Object> environment(Environment environment) {
        Map<String, Object> facts = names(environment);
        facts.put(
                "pullSecrets",
                environment.pullSecrets().stream()
                        .map(UserTemplateContexts::secret)
                        .toList());
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
        put(facts, "release", secret.release().map(Located::value));
        put(facts, "project", secret.project());
        facts.put(
                "registries",
                secret.registries().stream()
                        .map(registry -> registry.name().value())
                        .toList());
        return facts;
    }

    Map<String, Object> application(Application application) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", application.name().value());
        put(facts, "project", application.project());
        facts.put("registry", application.build().registry().value().name().value());
        facts.put("repository", application.build().repository().value());
        facts.put("image", application.build().image().value());
        facts.put(
                "pipelines",
                application.pipelines().stream()
                        .map(UserTemplateContexts::pipeline)
                        .toList());
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
