// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Build pipelines that override the build of their application, or add arguments to it. */
final class Pipelines {
    private static final String PLATFORMS = "platforms";
    private static final String ARGS = "args";

    private final ImportContext inventory;
    private final Builds builds;
    private final Map<String, Object> own;
    private final SkippedItems remarks;
    private final Map<String, String> registries = new TreeMap<>();
    private Optional<String> reason = Optional.empty();

    Pipelines(ImportContext inventory, Builds builds, Map<String, Object> own, SkippedItems remarks) {
        this.inventory = inventory;
        this.builds = builds;
        this.own = own;
        this.remarks = remarks;
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

    /** The registries that they push to, by the environments that they build for. */
    Map<String, String> registries() {
        return registries;
    }

    /** Why the application cannot be declared with them; absent where it can. */
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
            remarks.add("its pipeline " + SafeText.name(name) + " overrides the build, but "
                    + (environments.isEmpty() ? "deploys nowhere" : "has no name that is valid here"));
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
        JsonFields.some(override, "dockerRegistry").ifPresent(written -> {
            Optional<String> registry = inventory.registryInDevtron(written);
            if (registry.isEmpty()) {
                reason = Optional.of("the registry " + SafeText.name(written) + " of a pipeline is in no input");
            }
            block.put("registry", registry.orElse(written));
            environments.forEach(environment -> registries.put(environment, registry.orElse(written)));
        });
        JsonFields.some(override, "dockerRepository").ifPresent(repository -> block.put("repository", repository));
        if (override.path("ciBuildConfig").isObject()) {
            // Devtron puts the application's arguments and checkout path in place of those of the override.
            Map<String, Object> build =
                    new LinkedHashMap<>(builds.fields(override.path("ciBuildConfig"), ownCheckoutPath()));
            build.remove(ARGS);
            Map<String, Object> base = new LinkedHashMap<>(own);
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

    private String ownCheckoutPath() {
        return own.getOrDefault("checkoutPath", "").toString();
    }
}
