// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The update of a build pipeline. All of the request counts, also what it leaves out: {@code active} and the flags become
 * false, the custom tag is deleted, and scripts are lost. The custom tag and the stages are stored even if the rest fails.
 */
final class PipelinePatch {
    private static final Set<String> TYPES = Set.of("CI_BUILD", "LINKED", "EXTERNAL", "CI_JOB", "LINKED_CD");
    private static final List<String> FLAGS =
            List.of("active", "isManual", "isExternal", "deleted", "scanEnabled", "isDockerConfigOverridden");

    private final DevtronState state;
    private final RegistryStore registries;
    private final ObjectNode request;
    private final int id;

    PipelinePatch(DevtronState state, RegistryStore registries, ObjectNode request) {
        this.state = state;
        this.registries = registries;
        this.request = request;
        this.id = Json.number(request, "id");
    }

    void apply() {
        PipelineContext context = new PipelineContext(
                state, PipelineContext.ownerOf(state, id).orElseThrow(() -> new RefusedException(Answer.notFound())));
        ObjectNode stored =
                Json.byId(context.application().path("ciPipelines"), id).orElseThrow();
        String type = Json.text(request, "pipelineType");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            String message = "PipelineType is not valid  for pipeline " + Json.text(request, "name");
            throw new RefusedException(Answer.failed(400, "", message, message));
        }
        putCustomTag(stored);
        ObjectNode changed = stored.deepCopy();
        putFlags(changed);
        changed.remove(List.of("beforeDockerBuildScripts", "afterDockerBuildScripts"));
        for (String stage : List.of("preBuildStage", "postBuildStage")) {
            Json.copyAll(request, stored, stage);
            Json.copyAll(request, changed, stage);
        }
        putMaterials(changed, context);
        if (!Json.flag(request, "isExternal")
                && Json.text(state.value("services"), "gitSensor").equals("down")) {
            throw new RefusedException(Answer.unknown(500, "rpc error: code = Unavailable desc = connection refused"));
        }
        if (!Json.flag(request, "isExternal") && Json.flag(request, "isDockerConfigOverridden")) {
            putOverride(stored, changed, context);
        }
        context.children(id).forEach(this::putIntoChild);
        stored.removeAll();
        stored.setAll(changed);
    }

    private void putCustomTag(ObjectNode stored) {
        boolean enabled = Json.flag(request, "enableCustomTag");
        JsonNode tag = request.path("customTag");
        String pattern = Json.text(tag, "tagPattern");
        if (enabled && !tag.isObject()) {
            throw new RefusedException(Answer.crashed());
        }
        if (enabled && pattern.isEmpty()) {
            throw new RefusedException(Answer.unknown(500, "please input custom tag data if tag is enabled"));
        }
        if (pattern.isEmpty()) {
            stored.remove("customTag");
        } else {
            stored.putObject("customTag")
                    .put("tagPattern", pattern)
                    .put("counterX", Json.number(tag, "counterX"))
                    .put("enabled", enabled);
        }
    }

    // The name and the type are not written, nor is a zero that the column does not require.
    private void putFlags(ObjectNode changed) {
        FLAGS.forEach(flag -> changed.put(flag, Json.flag(request, flag)));
        changed.set(
                "dockerArgs",
                request.has("dockerArgs") ? request.get("dockerArgs").deepCopy() : Json.object());
        Json.copyPresent(request, changed, "version", "parentCiPipeline");
        if (changed.has("environmentId")) {
            changed.put("environmentId", Json.number(request, "environmentId"));
        }
    }

    private void putMaterials(ObjectNode changed, PipelineContext context) {
        for (JsonNode sent : request.path("ciMaterial")) {
            int materialId = Json.number(sent, "id");
            Optional<ObjectNode> present =
                    materialId == 0 ? Optional.empty() : Json.byId(changed.path("ciMaterial"), materialId);
            ObjectNode material = present.orElseGet(
                    () -> Json.arrayOf(changed, "ciMaterial").addObject().put("id", context.nextMaterialId()));
            Json.copyAll(sent, material, "gitMaterialId", "source");
            material.put("active", Json.flag(request, "active"));
        }
    }

    private void putOverride(ObjectNode stored, ObjectNode changed, PipelineContext context) {
        JsonNode sent = request.path("dockerConfigOverride");
        if (!(sent.get("ciBuildConfig") instanceof ObjectNode build)) {
            throw new RefusedException(Answer.crashed());
        }
        String registry = Json.text(sent, "dockerRegistry");
        String repository = Json.text(sent, "dockerRepository");
        ObjectNode found = registries.find(registry).orElseThrow(() -> new RefusedException(Answer.notFound()));
        registries.createRepositoryIfEcr(found, repository);
        int overrideId = Json.number(stored.path("override"), "id");
        int buildId = Json.number(stored.path("override").path("ciBuildConfig"), "id");
        ObjectNode override = changed.putObject("override")
                .put("id", overrideId == 0 ? context.nextOverrideId() : overrideId)
                .put("dockerRegistry", registry)
                .put("dockerRepository", repository);
        override.set("ciBuildConfig", build.deepCopy().put("id", buildId == 0 ? context.nextBuildId() : buildId));
    }

    private void putIntoChild(ObjectNode child) {
        FLAGS.forEach(flag -> child.put(flag, Json.flag(request, flag)));
        child.put("isExternal", true).put("scanEnabled", false).put("parentCiPipeline", id);
        child.set(
                "dockerArgs",
                request.has("dockerArgs") ? request.get("dockerArgs").deepCopy() : Json.object());
        Json.objects(request.path("ciMaterial"))
                .forEach(sent -> Json.objects(child.path("ciMaterial"))
                        .filter(material ->
                                Json.number(material, "gitMaterialId") == Json.number(sent, "gitMaterialId"))
                        .forEach(material -> Json.copyAll(sent, material, "source")));
    }
}
