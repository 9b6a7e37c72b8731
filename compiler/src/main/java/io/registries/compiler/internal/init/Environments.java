// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

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
 * The environments that applications deploy to. Two registries of one host have one key in a pull secret: they get a
 * secret each where both are pulled from.
 */
final class Environments {
    private static final String SECRET = "regcred";

    /** Helm's bound on the name of a release, less what stands before the environment's name. */
    private static final int LONGEST_NAME = 53 - SECRET.length() - "-99-".length();

    private final Map<String, ImportedRegistry> registries;
    private final List<ImportedApplication> applications;

    Environments(List<ImportedRegistry> registries, List<ImportedApplication> applications) {
        this.registries = registries.stream()
                .collect(Collectors.toMap(
                        ImportedRegistry::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.applications = applications;
    }

    /** One item an environment; none where no application names any. */
    List<YamlListItem> items() {
        Set<String> names = new TreeSet<>();
        applications.forEach(application -> names.addAll(application.environments()));
        return names.stream().map(this::item).toList();
    }

    private YamlListItem item(String environment) {
        YamlBlock block = new YamlBlock();
        block.put("name", environment);
        List<YamlBlock> secrets = secrets(environment);
        if (secrets.size() > 1) {
            block.comment("registries of one host have one key in a pull secret: each gets a secret of its own");
        }
        if (!secrets.isEmpty()) {
            block.putItems("pullSecrets", secrets);
        }
        return new YamlListItem("environment", environment, block.asItem());
    }

    private List<YamlBlock> secrets(String environment) {
        Set<String> keys = new LinkedHashSet<>();
        List<String> apart = pulledFrom(environment).stream()
                .filter(registry -> registry.pullKey().isPresent())
                .filter(registry -> !keys.add(registry.pullKey().orElseThrow()))
                .map(ImportedRegistry::name)
                .toList();
        boolean isLong = environment.length() > LONGEST_NAME;
        List<YamlBlock> secrets = new ArrayList<>();
        if (!apart.isEmpty() || (isLong && !keys.isEmpty())) {
            secrets.add(secret(SECRET, environment, List.of()));
        }
        for (String registry : apart) {
            secrets.add(secret(SECRET + "-" + (secrets.size() + 1), environment, List.of(registry)));
        }
        return secrets;
    }

    private static YamlBlock secret(String name, String environment, List<String> registries) {
        YamlBlock secret = new YamlBlock();
        secret.put("name", name);
        if (environment.length() > LONGEST_NAME) {
            String kept = environment.substring(0, LONGEST_NAME).replaceFirst("-+$", "");
            secret.comment("the release of Helm that it is may have no more than 53 characters");
            secret.put("release", name + "-" + kept);
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
