// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Build configurations as answers show them: the part of the build type only, without what Go omits. */
final class BuildBeans {
    private static final String CREATED = "2026-01-01T00:00:00Z";
    private static final Set<String> DOCKERFILE_TYPES = Set.of("self-dockerfile-build", "managed-dockerfile-build");

    private BuildBeans() {}

    /** The base configuration of an application, without its pipelines. */
    static ObjectNode configuration(ObjectNode application) {
        ObjectNode template = (ObjectNode) application.path("template");
        ObjectNode bean = Json.object();
        bean.put("id", Json.number(template, "id")).put("appId", Json.number(application, "id"));
        Json.copyPresent(template, bean, "dockerRegistry", "dockerRepository");
        ObjectNode build =
                template.get("ciBuildConfig") instanceof ObjectNode stored ? build(stored) : fromOldColumns(template);
        bean.set("ciBuildConfig", build);
        bean.put("appName", Json.text(application, "name"));
        Json.copyPresent(template, bean, "version");
        ArrayNode materials = Json.array(Applications.materials(application)
                .map(material -> Json.object()
                        .put("gitMaterialId", Json.number(material, "id"))
                        .put("materialName", Json.text(material, "name"))));
        bean.set("materials", materials.isEmpty() ? materials.nullNode() : materials);
        return bean.put("scanEnabled", false)
                .put("CreatedOn", CREATED)
                .put("CreatedBy", 2)
                .put("UpdatedOn", CREATED)
                .put("UpdatedBy", 2)
                .put("ciGitConfiguredId", Json.number(build, "gitMaterialId"));
    }

    static ObjectNode build(ObjectNode stored) {
        String type = Json.text(stored, "ciBuildType");
        ObjectNode bean = Json.object().put("id", Json.number(stored, "id"));
        Json.copyPresent(stored, bean, "gitMaterialId", "buildContextGitMaterialId");
        bean.put("useRootBuildContext", Json.unlessFalse(stored, "useRootBuildContext"))
                .put("ciBuildType", type);
        if (DOCKERFILE_TYPES.contains(type)) {
            bean.set("dockerBuildConfig", dockerfile(stored.path("dockerBuildConfig")));
        }
        if (type.equals("buildpack-build")) {
            bean.set("buildPackConfig", buildPack(stored.path("buildPackConfig")));
        } else {
            bean.putNull("buildPackConfig");
        }
        return bean.put("pipelineType", "");
    }

    private static ObjectNode dockerfile(JsonNode stored) {
        ObjectNode bean = Json.object();
        Json.copyPresent(stored, bean, "dockerfileRelativePath");
        bean.put("dockerfileContent", Json.text(stored, "dockerfileContent"));
        Json.copyPresent(
                stored,
                bean,
                "args",
                "targetPlatform",
                "language",
                "languageFramework",
                "dockerBuildOptions",
                "buildContext");
        bean.put("useBuildx", Json.flag(stored, "useBuildx"))
                .put("buildxProvenanceMode", Json.text(stored, "buildxProvenanceMode"));
        Json.copyPresent(stored, bean, "buildxK8SDriverOptions");
        return bean;
    }

    private static ObjectNode buildPack(JsonNode stored) {
        ObjectNode bean = Json.object()
                .put("builderId", Json.text(stored, "builderId"))
                .put("language", Json.text(stored, "language"))
                .put("languageVersion", Json.text(stored, "languageVersion"))
                .putNull("buildPacks")
                .putNull("args");
        Json.copyAll(stored, bean, "buildPacks", "args");
        Json.copyPresent(stored, bean, "projectPath");
        return bean;
    }

    /** A configuration that is older than the table of them is made up, with the root as its context. */
    private static ObjectNode fromOldColumns(ObjectNode template) {
        ObjectNode stored = Json.object().put("ciBuildType", "self-dockerfile-build");
        Json.copyAll(template, stored, "gitMaterialId", "buildContextGitMaterialId");
        Json.copyAll(template, stored.putObject("dockerBuildConfig"), "dockerfileRelativePath", "args");
        return build(stored);
    }
}
