// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import static io.registries.compiler.testing.GoStruct.Plain.NUMBER;
import static io.registries.compiler.testing.GoStruct.Plain.TEXT;

import io.registries.compiler.testing.GoStruct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is installed from the chart store: {@code /app-store/deployment}. */
final class InstalledApplications {
    private static final String PATH = "/app-store/deployment";
    private static final List<String> KINDS = List.of("DEFAULT", "TEMPLATE", "DEPLOYED", "EXISTING");
    private static final GoStruct REQUEST = new GoStruct(
            "InstallAppVersionDTO",
            Map.ofEntries(
                    Map.entry("id", NUMBER),
                    Map.entry("appId", NUMBER),
                    Map.entry("appName", TEXT),
                    Map.entry("teamId", NUMBER),
                    Map.entry("environmentId", NUMBER),
                    Map.entry("installedAppId", NUMBER),
                    Map.entry("installedAppVersionId", NUMBER),
                    Map.entry("appStoreVersion", NUMBER),
                    Map.entry("valuesOverrideYaml", TEXT),
                    Map.entry("referenceValueId", NUMBER),
                    Map.entry("referenceValueKind", TEXT),
                    Map.entry("deploymentAppType", TEXT)));

    private final DevtronState state;
    private final InstallAction action;

    InstalledApplications(DevtronState state, ChartStore charts) {
        this.state = state;
        this.action = new InstallAction(state, charts);
    }

    void register(Router router) {
        router.on("POST", PATH + "/application/install", call -> action.install(call.user(), checked(call)))
                .on("PUT", PATH + "/application/update", call -> action.update(call.user(), checked(call)))
                .on("GET", PATH + "/installed-app/{appStoreId}", this::list)
                .on("GET", PATH + "/application/version/{installedAppVersionId}", this::version);
    }

    private static ObjectNode checked(Call call) {
        call.requireSignedIn();
        ObjectNode request = call.decode(REQUEST);
        List<String> messages = new ArrayList<>();
        if (Json.number(request, "referenceValueId") == 0) {
            messages.add(GoStruct.violation("InstallAppVersionDTO.ReferenceValueId", "required"));
        }
        if (!KINDS.contains(Json.text(request, "referenceValueKind"))) {
            messages.add(GoStruct.violation("InstallAppVersionDTO.ReferenceValueKind", "oneof"));
        }
        if (!messages.isEmpty()) {
            throw new RefusedException(Answer.invalid(messages));
        }
        return request;
    }

    private Answer list(Call call) {
        call.requireSignedIn();
        int appStoreId = call.id("appStoreId");
        ArrayNode found = Json.array(active().filter(app -> state.byId("charts", appStoreId)
                        .flatMap(chart -> Json.byId(chart.path("versions"), Json.number(app, "appStoreVersion")))
                        .isPresent())
                .filter(app -> action.mayUse(call.user(), app))
                .map(this::listed));
        return Answer.ok(found.isEmpty() ? found.nullNode() : found);
    }

    private ObjectNode listed(ObjectNode app) {
        JsonNode environment = action.environment(app).orElseGet(Json::object);
        return Json.object()
                .put("appName", Json.text(app, "appName"))
                .put("installedAppVersionId", Json.number(app, "installedAppVersionId"))
                .put("appStoreApplicationVersionId", Json.number(app, "appStoreVersion"))
                .put("environmentName", Json.text(environment, "environment_name"))
                .put("deploymentAppType", Json.text(app, "deploymentAppType"))
                .put("installedAppId", Json.number(app, "installedAppId"))
                .put("environmentId", Json.number(app, "environmentId"))
                .put("deprecated", false)
                .put("appOfferingMode", "FULL")
                .put("clusterId", Json.number(environment, "cluster_id"))
                .put("namespace", Json.text(environment, "namespace"));
    }

    private Answer version(Call call) {
        call.requireSignedIn();
        int id = call.id("installedAppVersionId");
        Optional<ObjectNode> found = active().filter(app -> Json.number(app, "installedAppVersionId") == id)
                .findFirst();
        if (found.isEmpty()) {
            return Answer.failed(
                    400,
                    "400",
                    "pg: no rows in result set",
                    "values are outdated. please fetch the latest version and try again");
        }
        return action.mayUse(call.user(), found.get())
                ? Answer.ok(action.bean(found.get()))
                : Answer.unknown(403, "unauthorized user");
    }

    private Stream<ObjectNode> active() {
        return state.all("installedApps").filter(app -> Json.unlessFalse(app, "active"));
    }
}
