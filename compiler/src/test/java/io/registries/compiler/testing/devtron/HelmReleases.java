// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import static io.registries.compiler.testing.GoStruct.Plain.TEXT;

import io.registries.compiler.testing.GoStruct;
import io.registries.compiler.testing.devtron.Releases.HelmException;
import io.registries.compiler.testing.devtron.Releases.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /webhook/helm/app}, whose envelope differs from all others: an error may have the status 200. */
final class HelmReleases {
    private static final GoStruct REQUEST = new GoStruct(
            "HelmAppCreateUpdateRequest",
            Map.of(
                    "clusterName",
                    TEXT,
                    "namespace",
                    TEXT,
                    "releaseName",
                    TEXT,
                    "valuesOverrideYaml",
                    TEXT,
                    "chart",
                    new GoStruct.Nested(new GoStruct(
                            "ChartSpec",
                            Map.of(
                                    "chartName",
                                    TEXT,
                                    "chartVersion",
                                    TEXT,
                                    "repo",
                                    new GoStruct.Nested(new GoStruct(
                                            "ChartRepoSpec",
                                            Map.of(
                                                    "name",
                                                    TEXT,
                                                    "identifier",
                                                    new GoStruct.Nested(new GoStruct(
                                                            "ChartRepoIdentifierSpec",
                                                            Map.of(
                                                                    "url",
                                                                    TEXT,
                                                                    "username",
                                                                    TEXT,
                                                                    "password",
                                                                    TEXT)))))))))));

    private final DevtronState state;
    private final Releases releases;

    HelmReleases(DevtronState state) {
        this.state = state;
        this.releases = new Releases(state);
    }

    void register(Router router) {
        router.on("POST", "/webhook/helm/app", this::deploy);
    }

    // The permission is checked before the request is read.
    private Answer deploy(Call call) {
        if (!call.user().isSignedIn()) {
            return failure(401, "E100", "User is not authenticated");
        }
        if (!call.user().isSuperAdmin()) {
            return failure(403, "E101", "User is not authorized to perform this action");
        }
        ObjectNode request;
        try {
            request = call.decodeOrThrow(REQUEST);
        } catch (IllegalArgumentException e) {
            return failure(400, "E102", String.valueOf(e.getMessage()));
        }
        List<String> messages = violations(request);
        if (!messages.isEmpty()) {
            return failure(400, "E102", String.join("\n", messages));
        }
        Optional<ObjectNode> cluster = state.first(
                "clusters", row -> Json.text(row, "cluster_name").equals(Json.text(request, "clusterName")));
        if (cluster.isEmpty()) {
            return failure(200, "E104", "cluster not found for given cluster name");
        }
        JsonNode chart = request.path("chart");
        JsonNode repository = chart.path("repo");
        boolean known = repository.has("identifier")
                || state.first(
                                "chartRepositories",
                                row -> Json.text(row, "name").equals(Json.text(repository, "name")))
                        .isPresent();
        if (!known) {
            return failure(200, "E104", "chart repository not found for given chart repo name");
        }
        String namespace = Json.text(request, "namespace");
        Release release = new Release(
                Json.number(cluster.get(), "id"),
                namespace.isEmpty() ? "default" : namespace,
                Json.text(request, "releaseName"));
        try {
            releases.deploy(
                    release,
                    Json.text(chart, "chartName"),
                    Json.text(chart, "chartVersion"),
                    Json.text(request, "valuesOverrideYaml"));
        } catch (HelmException e) {
            return failure(500, "E103", String.valueOf(e.getMessage()));
        }
        return Answer.json(
                200,
                Json.object()
                        .put("success", true)
                        .put(
                                "result",
                                "https://devtron.example/dashboard/app/external/helm/app/" + release.clusterId() + "|"
                                        + release.namespace() + "|" + release.name()));
    }

    private static List<String> violations(JsonNode request) {
        List<String> messages = new ArrayList<>();
        JsonNode chart = request.path("chart");
        require(messages, request, "clusterName", "ClusterName");
        require(messages, request, "releaseName", "ReleaseName");
        require(messages, request, "chart", "Chart");
        if (chart.isObject()) {
            require(messages, chart, "repo", "Chart.Repo");
            if (chart.path("repo").isObject()) {
                require(messages, chart.path("repo"), "name", "Chart.Repo.Name");
            }
            require(messages, chart, "chartName", "Chart.ChartName");
        }
        return messages;
    }

    private static void require(List<String> messages, JsonNode object, String field, String path) {
        JsonNode value = object.path(field);
        if (!value.isObject() && Json.isZero(value)) {
            messages.add(GoStruct.violation("HelmAppCreateUpdateRequest." + path, "required"));
        }
    }

    private static Answer failure(int status, String code, String message) {
        ObjectNode body = Json.object().put("success", false);
        body.putObject("error").put("code", code).put("message", message);
        return Answer.json(status, body);
    }
}
