// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.BuildFields;
import io.registries.compiler.internal.devtron.client.LiveBuild;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.payload.BuildPayload;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.WrittenFields;
import io.registries.compiler.model.plan.FieldChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a build that the file writes; others are neither compared nor changed.
 *
 * @param planned all fields of the declared build
 * @param managed the paths in Devtron of the written fields; the fields of a map have the path of the map before theirs
 * @param build the declared build
 * @param writesCheckoutPath whether the file says which Git repository is built
 */
record ManagedBuild(
        Map<String, String> planned, Set<String> managed, EffectiveBuild build, boolean writesCheckoutPath) {
    private static final String CONFIG = "ciBuildConfig.";
    private static final String TYPE = CONFIG + "ciBuildType";
    private static final String MATERIAL_ID = "gitMaterialId";
    private static final String CONTEXT_MATERIAL_ID = "buildContextGitMaterialId";
    private static final String MATERIAL = CONFIG + MATERIAL_ID;
    private static final String DOCKER = CONFIG + "dockerBuildConfig.";
    private static final String BUILDPACK = CONFIG + "buildPackConfig.";

    private static final Map<String, List<String>> PATHS = Map.ofEntries(
            Map.entry("registry", List.of("dockerRegistry")),
            Map.entry("repository", List.of("dockerRepository")),
            Map.entry("dockerfile", List.of(DOCKER + "dockerfileRelativePath")),
            Map.entry("context", List.of(DOCKER + "buildContext", CONFIG + "useRootBuildContext")),
            Map.entry("args", List.of(DOCKER + "args", BUILDPACK + "args")),
            Map.entry("platforms", List.of(DOCKER + "targetPlatform", DOCKER + "useBuildx")),
            Map.entry("options", List.of(DOCKER + "dockerBuildOptions")),
            Map.entry("content", List.of(DOCKER + "dockerfileContent")),
            Map.entry("contentFile", List.of(DOCKER + "dockerfileContent")),
            Map.entry("language", List.of(DOCKER + "language", BUILDPACK + "language")),
            Map.entry("framework", List.of(DOCKER + "languageFramework")),
            Map.entry("builder", List.of(BUILDPACK + "builderId")),
            Map.entry("languageVersion", List.of(BUILDPACK + "languageVersion")),
            Map.entry("buildpacks", List.of(BUILDPACK + "buildPacks")),
            Map.entry("path", List.of(BUILDPACK + "projectPath")));

    /**
     * The managed fields of a build.
     *
     * @param declaration the written fields of the application or pipeline
     * @param buildFields the written fields of its {@code build}
     */
    static ManagedBuild of(WrittenFields declaration, WrittenFields buildFields, EffectiveBuild build) {
        Set<String> managed = new TreeSet<>();
        declaration.names().forEach(name -> managed.addAll(PATHS.getOrDefault(name, List.of())));
        if (!buildFields.names().isEmpty()) {
            managed.add(TYPE);
            buildFields.names().forEach(name -> managed.addAll(PATHS.getOrDefault(name, List.of())));
        }
        return new ManagedBuild(
                BuildFields.of(BuildPayload.of(build)), managed, build, buildFields.contains("checkoutPath"));
    }

    /** All fields of a build, for one that is not in Devtron yet. */
    static ManagedBuild whole(EffectiveBuild build) {
        return new ManagedBuild(
                BuildFields.of(BuildPayload.of(build)),
                new TreeSet<>(BuildPayload.of(build).keySet()),
                build,
                true);
    }

    /** The fields that differ from those in Devtron. */
    List<FieldChange> changes(LiveBuild former, LiveApplication application) {
        boolean changesType = changesType(former.fields().getOrDefault(TYPE, ""));
        List<FieldChange> changes = new ArrayList<>(FieldComparison.compare(
                comparable(former.fields()),
                planned,
                // Another type needs all fields of that type.
                path -> isManaged(path) || (changesType && planned.containsKey(path))));
        if (writesCheckoutPath && !Materials.id(application, build).equals(Optional.of(former.gitMaterialId()))) {
            changes.add(FieldChange.of(
                    MATERIAL,
                    Materials.checkoutPath(application, former.gitMaterialId()),
                    Optional.of(build.checkoutPath())));
        }
        return changes;
    }

    // The form of Devtron writes a space after each comma.
    private static Map<String, String> comparable(Map<String, String> fields) {
        Map<String, String> comparable = new HashMap<>(fields);
        comparable.computeIfPresent(DOCKER + "targetPlatform", (path, value) -> value.replaceAll("\\s*,\\s*", ","));
        return comparable;
    }

    private boolean isManaged(String path) {
        return managed.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "."));
    }

    private boolean changesType(String former) {
        return managed.contains(TYPE) && !planned.getOrDefault(TYPE, "").equals(former);
    }

    /**
     * A build configuration with the managed fields of this build, and all other fields as they are.
     *
     * @param former the document in Devtron; empty if there is none
     * @param application has the Git repositories
     */
    ObjectNode mergedInto(ObjectNode former, LiveApplication application) {
        ObjectNode declared = (ObjectNode) JsonSupport.toTree(BuildPayload.of(build));
        ObjectNode merged = former.deepCopy();
        if (changesType(JsonFields.text(former.path("ciBuildConfig"), "ciBuildType"))) {
            JsonTrees.merge(merged, declared);
        }
        managed.forEach(path -> JsonTrees.copy(path, declared, merged));
        ObjectNode config = JsonTrees.child(merged, "ciBuildConfig");
        Optional<Integer> material = Materials.id(application, build);
        if (writesCheckoutPath || config.path(MATERIAL_ID).asInt(0) == 0) {
            material.ifPresent(id -> config.put(MATERIAL_ID, id));
        }
        if (config.path(CONTEXT_MATERIAL_ID).asInt(0) == 0) {
            config.put(CONTEXT_MATERIAL_ID, config.path(MATERIAL_ID).asInt(0));
        }
        return merged;
    }
}
