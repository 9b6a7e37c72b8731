// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applications by name and by id, with the git repositories that they are built from. */
final class Applications {
    private final DevtronState state;

    Applications(DevtronState state) {
        this.state = state;
    }

    void register(Router router) {
        router.on("GET", "/app/autocomplete", this::autocomplete).on("GET", "/app/get/{appId}", this::get);
    }

    Optional<ObjectNode> find(int id) {
        return active().filter(application -> Json.number(application, "id") == id)
                .findFirst();
    }

    /** The application for a handler that reads it before anything else; 400 does not survive a row that is missing. */
    ObjectNode require(int id) {
        return find(id).orElseThrow(() -> new RefusedException(Answer.notFound()));
    }

    Stream<ObjectNode> active() {
        return state.all("applications").filter(application -> Json.unlessFalse(application, "active"));
    }

    static Stream<ObjectNode> materials(JsonNode application) {
        return Json.objects(application.path("material")).filter(material -> Json.unlessFalse(material, "active"));
    }

    // The name is a part of what is looked for, and its wildcards are those of SQL's LIKE.
    private Answer autocomplete(Call call) {
        call.requireSignedIn();
        if (!call.parameter("teamId").isEmpty()) {
            // The handler looks for it in the path.
            return Answer.failed(400, "11005", "missing required field: teamId", "Required field 'teamId' is missing");
        }
        String type = call.parameter("appType");
        int wanted = type.isEmpty() ? 0 : Call.numeric(type);
        String part = call.parameter("appName");
        ArrayNode found = Json.array(active().filter(application -> Json.number(application, "appType") == wanted)
                .filter(application -> SqlLike.contains(Json.text(application, "name"), part))
                .filter(application -> call.user().mayRead(Json.text(application, "name")))
                .map(application -> Json.object()
                        .put("id", Json.number(application, "id"))
                        .put("name", Json.text(application, "name"))
                        .put("createdBy", "admin")
                        .put("description", Json.text(application, "description"))));
        boolean goNil = found.isEmpty() && call.user().isSuperAdmin();
        return Answer.ok(goNil ? found.nullNode() : found);
    }

    private Answer get(Call call) {
        ObjectNode application = require(call.id("appId"));
        if (!call.user().mayRead(Json.text(application, "name"))) {
            return Answer.forbidden();
        }
        ObjectNode bean = Json.object()
                .put("id", Json.number(application, "id"))
                .put("appName", Json.text(application, "name"))
                .put("description", "");
        JsonNode template = application.path("template");
        ArrayNode materials = Json.array(materials(application).map(material -> material(material, template)));
        bean.set("material", materials.isEmpty() ? materials.nullNode() : materials);
        return Answer.ok(bean.put("teamId", Json.number(application, "teamId"))
                .put("templateId", 0)
                .put("appType", Json.number(application, "appType")));
    }

    private static ObjectNode material(ObjectNode material, JsonNode template) {
        ObjectNode bean = Json.object().put("name", Json.text(material, "name"));
        Json.copyPresent(material, bean, "url", "id", "gitProviderId");
        int id = Json.number(material, "id");
        JsonNode build = template.path("ciBuildConfig");
        bean.put("checkoutPath", Json.text(material, "checkoutPath"))
                .put("fetchSubmodules", Json.flag(material, "fetchSubmodules"))
                .put(
                        "isUsedInCiConfig",
                        Json.number(build, "gitMaterialId") == id
                                || Json.number(build, "buildContextGitMaterialId") == id);
        return bean.putNull("filterPattern").put("createBackup", false);
    }
}
