// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.SkippedItems;
import io.registries.compiler.internal.init.yaml.SafeText;
import io.registries.compiler.internal.init.yaml.YamlBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Imports build pipelines that override the build of their application or add arguments. */
final class Pipelines {
    private static final String PLATFORMS = "platforms";
    private static final String ARGS = "args";

    private final ImportContext context;
    private final Builds builds;
    private final Map<String, Object> applicationBuild;
    private final SkippedItems skipped;
    private final Map<String, String> registries = new TreeMap<>();
    private Optional<String> reason = Optional.empty();

    Pipelines(ImportContext context, Builds builds, Map<String, Object> applicationBuild, SkippedItems skipped) {
        this.context = context;
        this.builds = builds;
        this.applicationBuild = applicationBuild;
        this.skipped = skipped;
    }

    /** The pipelines to declare. */
    List<YamlBlock> blocks(Workflows workflows) {
        List<YamlBlock> blocks = new ArrayList<>();
        workflows
                .pipelines()
                .forEach((pipeline, environments) ->
                        block(pipeline, environments).ifPresent(blocks::add));
        return blocks;
    }

    /** The registries that they push to, by environment. */
    Map<String, String> registries() {
        return registries;
    }

    /** Why the application must be commented out; empty if it is valid. */
    Optional<String> reason() {
        return reason;
    }

    private Optional<YamlBlock> block(JsonNode pipeline, List<String> environments) {
        String name = JsonFields.text(pipeline, "name");
        JsonNode override = pipeline.path("dockerConfigOverride");
        boolean overrides = JsonFields.flag(pipeline, "isDockerConfigOverridden") && override.isObject();
        Map<String, String> args = new TreeMap<>(builds.strings("dockerArgs", pipeline.path("dockerArgs")));
        args.putAll(builds.strings("dockerBuildArgs", pipeline.path("dockerBuildArgs")));
        if (!overrides && args.isEmpty()) {
            return Optional.empty();
        }
        if (!DevtronApplicationImporter.isName(name) || environments.isEmpty()) {
            skipped.add("its pipeline " + SafeText.name(name) + " overrides the build, but "
                    + (environments.isEmpty() ? "has no deployment" : "its name is not valid here"));
            return Optional.empty();
        }
        YamlBlock block = new YamlBlock();
        block.put("name", name);
        block.put("environments", environments);
        if (overrides) {
            override(block, override, environments);
        }
        if (!args.isEmpty()) {
            block.put(ARGS, args);
        }
        return Optional.of(block);
    }

    private void override(YamlBlock block, JsonNode override, List<String> environments) {
        JsonFields.nonBlank(override, "dockerRegistry").ifPresent(devtronRegistry -> {
            Optional<String> registry = context.registryInDevtron(devtronRegistry);
            if (registry.isEmpty()) {
                reason = Optional.of(
                        "the registry " + SafeText.name(devtronRegistry) + " of a pipeline is not in the input");
            }
            block.put("registry", registry.orElse(devtronRegistry));
            environments.forEach(environment -> registries.put(environment, registry.orElse(devtronRegistry)));
        });
        JsonFields.nonBlank(override, "dockerRepository").ifPresent(repository -> block.put("repository", repository));
        if (override.path("ciBuildConfig").isObject()) {
            // Devtron replaces the arguments and checkout path of the override with those of the application.
            Map<String, Object> build =
                    new LinkedHashMap<>(builds.fields(override.path("ciBuildConfig"), applicationCheckoutPath()));
            build.remove(ARGS);
            Map<String, Object> base = new LinkedHashMap<>(applicationBuild);
            base.remove(ARGS);
            build(block, build, base);
        }
    }

    private static void build(YamlBlock block, Map<String, Object> build, Map<String, Object> base) {
        if (build.equals(base)) {
            return;
        }
        Object platforms = build.get(PLATFORMS);
        Map<String, Object> rest = new LinkedHashMap<>(build);
        rest.remove(PLATFORMS);
        base.remove(PLATFORMS);
        if (rest.equals(base) && platforms != null) {
            block.put(PLATFORMS, platforms);
        } else {
            block.put("build", build.isEmpty() ? Map.of("type", "dockerfile") : build);
        }
    }

    private String applicationCheckoutPath() {
        return applicationBuild.getOrDefault("checkoutPath", "").toString();
    }
}
