// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The charts that can be installed: {@code /app-store/discover}. Names are looked for as parts. */
final class ChartStore {
    private static final String PATH = "/app-store/discover";

    private final DevtronState state;

    ChartStore(DevtronState state) {
        this.state = state;
    }

    /**
     * A version of a chart.
     *
     * @param chart the chart
     * @param version the version
     */
    record Version(ObjectNode chart, ObjectNode version) {}

    void register(Router router) {
        router.on("GET", PATH + "/", this::discover)
                .on("GET", PATH + "/search", this::search)
                .on("GET", PATH + "/application/{appStoreId}/version/autocomplete", this::versions);
    }

    Optional<Version> version(int id) {
        return state.all("charts")
                .flatMap(chart ->
                        Json.byId(chart.path("versions"), id).map(version -> new Version(chart, version)).stream())
                .findFirst();
    }

    private Answer discover(Call call) {
        call.requireSignedIn();
        return Answer.ok(nullIfEmpty(charts(call.parameter("appStoreName").toLowerCase(Locale.ROOT))
                .map(chart -> {
                    JsonNode newest = chart.path("versions").path(0);
                    return Json.object()
                            .put("id", Json.number(chart, "id"))
                            .put("appStoreApplicationVersionId", Json.number(newest, "id"))
                            .put("name", Json.text(chart, "name"))
                            .put("chart_repo_id", 1)
                            .put("docker_artifact_store_id", "")
                            .put("chart_name", Json.text(chart, "chart_name"))
                            .put("icon", "")
                            .put("active", true)
                            .put("version", Json.text(newest, "version"))
                            .put("deprecated", false)
                            .put("description", "");
                })));
    }

    private Answer search(Call call) {
        if (!call.query().containsKey("chartName")) {
            return Answer.plain(404, "404 page not found\n");
        }
        call.requireSignedIn();
        return Answer.ok(nullIfEmpty(charts(call.parameter("chartName")).map(chart -> {
            JsonNode newest = chart.path("versions").path(0);
            return Json.object()
                    .put("appStoreApplicationVersionId", Json.number(newest, "id"))
                    .put("chartId", Json.number(chart, "id"))
                    .put("chartName", Json.text(chart, "name"))
                    .put("chartRepoId", 1)
                    .put("DockerArtifactStoreId", "")
                    .put("chartRepoName", Json.text(chart, "chart_name"))
                    .put("version", Json.text(newest, "version"))
                    .put("deprecated", false);
        })));
    }

    private Answer versions(Call call) {
        call.requireSignedIn();
        return Answer.ok(nullIfEmpty(state.byId("charts", call.id("appStoreId")).stream()
                .flatMap(chart -> Json.objects(chart.path("versions")))
                .map(version -> Json.object()
                        .put("version", Json.text(version, "version"))
                        .put("id", Json.number(version, "id")))));
    }

    private Stream<ObjectNode> charts(String part) {
        return state.all("charts").filter(chart -> SqlLike.contains(Json.text(chart, "name"), part));
    }

    private static JsonNode nullIfEmpty(Stream<ObjectNode> items) {
        ArrayNode array = Json.array(items);
        return array.isEmpty() ? array.nullNode() : array;
    }
}
