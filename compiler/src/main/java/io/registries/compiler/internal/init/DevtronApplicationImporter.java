// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.diagnostic.OptionNames.Option;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Applications as Devtron answers them, one or a list. */
final class DevtronApplicationImporter {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private final ImportContext inventory;

    private DevtronApplicationImporter(ImportContext inventory) {
        this.inventory = inventory;
    }

    static void read(List<ImportInput> inputs, ImportContext inventory) {
        Map<String, Overrides> overrides = new HashMap<>();
        Set<JsonNode> answers = new LinkedHashSet<>();
        Set<JsonNode> pipelines = new LinkedHashSet<>();
        for (ImportInput input : inputs) {
            List<JsonNode> beans = JsonFields.beans(input.tree());
            if (beans.isEmpty() || beans.stream().anyMatch(bean -> name(bean).isEmpty())) {
                inventory
                        .diagnostics()
                        .add(InputFiles.unreadable(
                                input.name(),
                                "is no answer that describes an application",
                                "save what `GET /orchestrator/core/v1beta1/application/{appId}` answers"));
            } else {
                beans.forEach(bean -> (Overrides.isOne(bean) ? pipelines : answers).add(bean));
            }
        }
        Set<String> whole =
                answers.stream().flatMap(bean -> name(bean).stream()).collect(Collectors.toSet());
        for (JsonNode bean : pipelines) {
            String name = name(bean).orElseThrow();
            overrides.computeIfAbsent(name, unseen -> new Overrides()).add(bean);
            if (whole.add(name)) {
                answers.add(bean);
            }
        }
        DevtronApplicationImporter reader = new DevtronApplicationImporter(inventory);
        for (JsonNode bean : answers) {
            String name = name(bean).orElseThrow();
            reader.add(name, overrides.getOrDefault(name, new Overrides()).in(bean));
        }
    }

    private static Optional<String> name(JsonNode bean) {
        return JsonFields.some(bean.path("metadata"), "appName").or(() -> JsonFields.some(bean, "appName"));
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private void add(String name, JsonNode bean) {
        YamlBlock block = new YamlBlock();
        SkippedItems remarks = new SkippedItems("application", name, inventory.notes());
        JsonNode config = bean.has("dockerConfig") ? bean.path("dockerConfig") : bean;
        String written = JsonFields.text(config, "dockerRegistry");
        Optional<String> registry = inventory.registryInDevtron(written);
        block.put("name", name);
        JsonFields.some(bean.path("metadata"), "projectName")
                .filter(project -> !inventory.secrets().isIn(project))
                .ifPresent(project -> block.put("project", project));
        Workflows workflows = Workflows.of(bean, remarks);
        if (!workflows.environments().isEmpty()) {
            block.put("environments", workflows.environments());
        }
        block.comments(remarks.fresh());
        if (!written.isEmpty()) {
            block.put("registry", registry.orElse(written));
        }
        JsonFields.some(config, "dockerRepository").ifPresent(repository -> block.put("repository", repository));
        Builds builds = new Builds(inventory.secrets(), remarks::add);
        Map<String, Object> build = builds.fields(config.path("ciBuildConfig"), checkoutPath(config));
        if (!build.isEmpty()) {
            block.put("build", build);
        }
        block.comments(remarks.fresh());
        Pipelines pipelines = new Pipelines(inventory, builds, build, remarks);
        List<YamlBlock> overrides = pipelines.blocks(workflows);
        block.comments(remarks.fresh());
        if (!overrides.isEmpty()) {
            block.putItems("pipelines", overrides);
        }
        Map<String, String> registries = new TreeMap<>(pipelines.registries());
        inventory.add(new ImportedApplication(
                name,
                new YamlListItem("application", name, block.asItem()),
                workflows.environments(),
                registry.orElse(written),
                registries,
                reason(bean, written, registry).or(pipelines::reason)));
    }

    private static String checkoutPath(JsonNode config) {
        return JsonFields.text(config, "checkoutPath");
    }

    private Optional<String> reason(JsonNode bean, String written, Optional<String> registry) {
        if (!bean.path("dockerConfig").isObject() && !bean.has("dockerRepository")) {
            return Optional.of("it has no build configuration in Devtron");
        }
        return !written.isEmpty() && registry.isEmpty()
                ? Optional.of("its registry " + SafeText.name(written)
                        + " is in no input: name Devtron's answer on it with "
                        + inventory.options().name(Option.INIT_REGISTRIES))
                : Optional.empty();
    }
}
