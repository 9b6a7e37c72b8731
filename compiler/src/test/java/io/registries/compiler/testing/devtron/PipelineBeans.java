// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Build pipelines as answers show them. The list and the single one differ in more than their size. */
final class PipelineBeans {
    private PipelineBeans() {}

    /** In the configuration of an application: without stages and workflow, but with an override that is off. */
    static ObjectNode listed(ObjectNode pipeline, PipelineContext context) {
        ObjectNode bean = common(pipeline, context, material -> true);
        bean.put("appId", 0);
        int triggered = Json.number(pipeline, "lastTriggeredEnvId");
        bean.put("lastTriggeredEnvId", triggered == 0 ? -1 : triggered);
        if (pipeline.get("override") instanceof ObjectNode override) {
            bean.set("dockerConfigOverride", override(override));
        }
        if (pipeline.get("customTag") instanceof ObjectNode tag) {
            bean.set("customTag", tag.deepCopy());
        }
        return bean;
    }

    /** By its own id: the flag {@code enabled} of its custom tag is not filled. */
    static ObjectNode single(ObjectNode pipeline, PipelineContext context) {
        ObjectNode bean = common(pipeline, context, material -> Json.unlessFalse(material, "active"));
        bean.put("appId", Json.number(context.application(), "id"));
        Json.copyPresent(pipeline, bean, "appWorkflowId", "preBuildStage", "postBuildStage");
        if (Json.flag(pipeline, "isDockerConfigOverridden")
                && !Json.flag(pipeline, "isExternal")
                && pipeline.get("override") instanceof ObjectNode override) {
            bean.set("dockerConfigOverride", override(override));
        }
        bean.put("lastTriggeredEnvId", 0);
        if (pipeline.get("customTag") instanceof ObjectNode tag) {
            bean.set("customTag", tag.deepCopy().put("enabled", false));
        }
        bean.set("defaultTag", Json.texts("{git_hash}", "{ci_pipeline_id}", "{global_counter}"));
        return bean;
    }

    private static ObjectNode common(
            ObjectNode pipeline, PipelineContext context, Predicate<ObjectNode> shownMaterials) {
        int parent = Json.number(pipeline, "parentCiPipeline");
        ObjectNode bean = Json.object().put("isManual", Json.flag(pipeline, "isManual"));
        bean.putObject("dockerArgs");
        Json.copyPresent(pipeline, bean, "dockerArgs");
        bean.put("isExternal", Json.flag(pipeline, "isExternal"))
                .put("parentCiPipeline", parent)
                .put("parentAppId", parent == 0 ? 0 : context.applicationOf(parent))
                .put("appId", 0);
        bean.set("externalCiConfig", noExternalBuild());
        ArrayNode materials = Json.array(Json.objects(pipeline.path("ciMaterial"))
                .filter(shownMaterials)
                .filter(material -> context.gitMaterial(Json.number(material, "gitMaterialId"))
                        .isPresent())
                .map(material -> material(material, context)));
        if (!materials.isEmpty()) {
            bean.set("ciMaterial", materials);
        }
        Json.copyPresent(
                pipeline,
                bean,
                "name",
                "id",
                "version",
                "active",
                "deleted",
                "beforeDockerBuildScripts",
                "afterDockerBuildScripts",
                "pipelineType",
                "environmentId");
        bean.put("active", Json.unlessFalse(pipeline, "active"));
        if (!Json.unlessFalse(pipeline, "active")) {
            bean.remove("active");
        }
        bean.put("linkedCount", context.children(Json.number(pipeline, "id")).size())
                .put("scanEnabled", Json.flag(pipeline, "scanEnabled"))
                .put("isDockerConfigOverridden", Json.flag(pipeline, "isDockerConfigOverridden"))
                .put("enableCustomTag", Json.flag(pipeline.path("customTag"), "enabled"));
        bean.putObject("dockerConfigOverride").putNull("ciBuildConfig");
        return bean;
    }

    private static ObjectNode override(ObjectNode stored) {
        ObjectNode bean = Json.object();
        Json.copyPresent(stored, bean, "dockerRegistry", "dockerRepository");
        JsonNode build = stored.path("ciBuildConfig");
        bean.set("ciBuildConfig", build instanceof ObjectNode object ? BuildBeans.build(object) : bean.nullNode());
        return bean;
    }

    private static ObjectNode material(ObjectNode stored, PipelineContext context) {
        int gitMaterial = Json.number(stored, "gitMaterialId");
        JsonNode source = stored.path("source");
        ObjectNode bean = Json.object();
        ObjectNode shown = bean.putObject("source");
        Json.copyPresent(source, shown, "type", "value");
        shown.put("regex", Json.text(source, "regex"));
        Json.copyPresent(stored, bean, "path", "checkoutPath", "gitMaterialId", "id");
        return bean.put(
                        "gitMaterialName",
                        context.gitMaterial(gitMaterial)
                                .map(material -> Json.text(material, "name"))
                                .orElse(""))
                .put("isRegex", !Json.text(source, "regex").isEmpty());
    }

    private static ObjectNode noExternalBuild() {
        return Json.object()
                .put("id", 0)
                .put("webhookUrl", "")
                .put("payload", "")
                .put("accessKey", "")
                .putNull("payloadOption")
                .putNull("schema")
                .putNull("responses")
                .put("projectId", 0)
                .put("projectName", "")
                .put("environmentId", "")
                .put("environmentName", "")
                .put("environmentIdentifier", "")
                .put("appId", 0)
                .put("appName", "")
                .put("role", "");
    }
}
