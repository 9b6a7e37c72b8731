// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportedApplication;
import io.registries.compiler.internal.init.context.ImportedRegistry;
import io.registries.compiler.internal.init.yaml.YamlBlock;
import io.registries.compiler.internal.init.yaml.YamlListItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The environments that applications deploy to. Registries on the same host share a key in a pull secret, so an
 * environment that pulls from several of them gets a pull secret for each.
 */
final class Environments {
    private static final String DEFAULT_SECRET = "regcred";

    /** Helm's limit for release names, minus the prefix before the environment's name. */
    private static final int MAX_NAME_LENGTH = 53 - DEFAULT_SECRET.length() - "-99-".length();

    private final ImportContext context;
    private final Map<String, ImportedRegistry> registries;
    private final List<ImportedApplication> applications;

    Environments(ImportContext context, List<ImportedApplication> applications) {
        this.context = context;
        this.registries = context.registries().stream()
                .collect(Collectors.toMap(
                        ImportedRegistry::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.applications = applications;
    }

    /** The items of all environments that applications list. */
    List<YamlListItem> items() {
        Set<String> names = new TreeSet<>();
        applications.forEach(application -> names.addAll(application.environments()));
        return names.stream().map(this::item).toList();
    }

    private YamlListItem item(String environment) {
        YamlBlock block = new YamlBlock();
        block.put("name", environment);
        context.environment(environment).ifPresent(imported -> block.putAll(imported.fields()));
        List<YamlBlock> secrets = secrets(environment);
        if (secrets.size() > 1) {
            block.comment("registries on the same host share a key in a pull secret, so each has its own pull secret");
        }
        if (!secrets.isEmpty()) {
            block.putItems("pullSecrets", secrets);
        }
        return new YamlListItem("environment", environment, block.asItem());
    }

    private List<YamlBlock> secrets(String environment) {
        Set<String> keys = new LinkedHashSet<>();
        List<String> separate = pulledFrom(environment).stream()
                .filter(registry -> registry.pullKey().isPresent())
                .filter(registry -> !keys.add(registry.pullKey().orElseThrow()))
                .map(ImportedRegistry::name)
                .toList();
        boolean isLong = environment.length() > MAX_NAME_LENGTH;
        List<YamlBlock> secrets = new ArrayList<>();
        if (!separate.isEmpty() || (isLong && !keys.isEmpty())) {
            secrets.add(secret(DEFAULT_SECRET, environment, List.of()));
        }
        for (String registry : separate) {
            secrets.add(secret(DEFAULT_SECRET + "-" + (secrets.size() + 1), environment, List.of(registry)));
        }
        return secrets;
    }

    private static YamlBlock secret(String name, String environment, List<String> registries) {
        YamlBlock secret = new YamlBlock();
        secret.put("name", name);
        if (environment.length() > MAX_NAME_LENGTH) {
            String shortened = environment.substring(0, MAX_NAME_LENGTH).replaceFirst("-+$", "");
            secret.comment("Helm release names are limited to 53 characters");
            secret.put("release", name + "-" + shortened);
        }
        if (!registries.isEmpty()) {
            secret.put("registries", registries);
        }
        return secret;
    }

    private List<ImportedRegistry> pulledFrom(String environment) {
        return applications.stream()
                .filter(application -> application.environments().isEmpty()
                        || application.environments().contains(environment))
                .map(application -> application.pulledFrom(environment))
                .distinct()
                .sorted()
                .filter(registries::containsKey)
                .map(registries::get)
                .toList();
    }
}
