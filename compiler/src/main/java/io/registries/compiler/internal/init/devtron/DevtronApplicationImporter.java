// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportInput;
import io.registries.compiler.internal.init.context.ImportedApplication;
import io.registries.compiler.internal.init.context.InputFiles;
import io.registries.compiler.internal.init.context.SkippedItems;
import io.registries.compiler.internal.init.yaml.SafeText;
import io.registries.compiler.internal.init.yaml.YamlBlock;
import io.registries.compiler.internal.init.yaml.YamlListItem;
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

/** Imports applications from Devtron's API responses, single or as a list. */
public final class DevtronApplicationImporter {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private final ImportContext context;

    private DevtronApplicationImporter(ImportContext context) {
        this.context = context;
    }

    public static void read(List<ImportInput> inputs, ImportContext context) {
        Map<String, Overrides> overrides = new HashMap<>();
        Set<JsonNode> responses = new LinkedHashSet<>();
        Set<JsonNode> pipelines = new LinkedHashSet<>();
        for (ImportInput input : inputs) {
            List<JsonNode> beans = JsonFields.beans(input.tree());
            if (beans.isEmpty() || beans.stream().anyMatch(bean -> name(bean).isEmpty())) {
                context.diagnostics()
                        .add(InputFiles.unreadable(
                                input.name(),
                                "is not a response that describes an application",
                                "save the response of `GET /orchestrator/core/v1beta1/application/{appId}`"));
            } else {
                beans.forEach(bean -> (Overrides.isPipelineResponse(bean) ? pipelines : responses).add(bean));
            }
        }
        Set<String> imported =
                responses.stream().flatMap(bean -> name(bean).stream()).collect(Collectors.toSet());
        for (JsonNode bean : pipelines) {
            String name = name(bean).orElseThrow();
            overrides.computeIfAbsent(name, key -> new Overrides()).add(bean);
            if (imported.add(name)) {
                responses.add(bean);
            }
        }
        DevtronApplicationImporter reader = new DevtronApplicationImporter(context);
        for (JsonNode bean : responses) {
            String name = name(bean).orElseThrow();
            reader.add(name, overrides.getOrDefault(name, new Overrides()).mergeInto(bean));
        }
    }

    private static Optional<String> name(JsonNode bean) {
        return JsonFields.nonBlank(bean.path("metadata"), "appName").or(() -> JsonFields.nonBlank(bean, "appName"));
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private void add(String name, JsonNode bean) {
        YamlBlock block = new YamlBlock();
        SkippedItems skipped = new SkippedItems("application", name, context.notes());
        JsonNode config = bean.has("dockerConfig") ? bean.path("dockerConfig") : bean;
        String devtronRegistry = JsonFields.text(config, "dockerRegistry");
        Optional<String> registry = context.registryInDevtron(devtronRegistry);
        block.put("name", name);
        JsonFields.nonBlank(bean.path("metadata"), "projectName")
                .filter(project -> !context.secrets().isIn(project))
                .ifPresent(project -> block.put("project", project));
        Workflows workflows = Workflows.read(bean, skipped);
        if (!workflows.environments().isEmpty()) {
            block.put("environments", workflows.environments());
        }
        block.comments(skipped.takeNew());
        if (!devtronRegistry.isEmpty()) {
            block.put("registry", registry.orElse(devtronRegistry));
        }
        JsonFields.nonBlank(config, "dockerRepository").ifPresent(repository -> block.put("repository", repository));
        Builds builds = new Builds(context.secrets(), skipped::add);
        Map<String, Object> build = builds.fields(config.path("ciBuildConfig"), checkoutPath(config));
        if (!build.isEmpty()) {
            block.put("build", build);
        }
        block.comments(skipped.takeNew());
        Pipelines pipelines = new Pipelines(context, builds, build, skipped);
        List<YamlBlock> overrides = pipelines.blocks(workflows);
        block.comments(skipped.takeNew());
        if (!overrides.isEmpty()) {
            block.putItems("pipelines", overrides);
        }
        Map<String, String> registries = new TreeMap<>(pipelines.registries());
        context.add(new ImportedApplication(
                name,
                new YamlListItem("application", name, block.asItem()),
                workflows.environments(),
                registry.orElse(devtronRegistry),
                registries,
                skipReason(bean, devtronRegistry, registry).or(pipelines::reason)));
    }

    private static String checkoutPath(JsonNode config) {
        return JsonFields.text(config, "checkoutPath");
    }

    private Optional<String> skipReason(JsonNode bean, String devtronRegistry, Optional<String> registry) {
        if (!bean.path("dockerConfig").isObject() && !bean.has("dockerRepository")) {
            return Optional.of("it has no build configuration in Devtron");
        }
        return !devtronRegistry.isEmpty() && registry.isEmpty()
                ? Optional.of("its registry " + SafeText.name(devtronRegistry)
                        + " is not in the input: add Devtron's response for it with "
                        + context.options().name(Option.INIT_REGISTRIES))
                : Optional.empty();
    }
}
