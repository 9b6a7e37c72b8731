// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.testing.devtron.Releases.Release;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /application/release-info}: the values of a Helm release, and the chart-store application that it belongs to. */
final class ReleaseInfo {
    private final DevtronState state;
    private final Releases releases;

    ReleaseInfo(DevtronState state) {
        this.state = state;
        this.releases = new Releases(state);
    }

    void register(Router router) {
        router.on("GET", "/application/release-info", this::get);
    }

    private Answer get(Call call) {
        if (!call.query().containsKey("appId")) {
            return Answer.plain(404, "404 page not found\n");
        }
        Release release = release(call.parameter("appId"));
        if (!call.user().isSuperAdmin()) {
            return Answer.unknown(403, "unauthorized");
        }
        if (state.byId("clusters", release.clusterId()).isEmpty()) {
            return Answer.notFound();
        }
        if (!releases.isReachable(release.clusterId())) {
            return Answer.failed(408, "408", "cluster unreachable", "cluster unreachable");
        }
        Optional<ObjectNode> found = releases.find(release);
        if (found.isEmpty()) {
            return Answer.failed(404, "404", "release: not found", "release: not found");
        }
        ObjectNode result = Json.object();
        result.set("installedAppInfo", installed(found.get(), release));
        result.set("releaseInfo", info(found.get(), release));
        return Answer.ok(result);
    }

    private static Release release(String appId) {
        String[] parts = appId.split("\\|", -1);
        if (parts.length != 3) {
            throw new RefusedException(Answer.unknown(
                    400, "malformed appId,  appId: " + appId + ", expected format clusterId|namespace|releaseName"));
        }
        int cluster = Call.numeric(parts[0]);
        if (cluster <= 0) {
            throw new RefusedException(Answer.unknown(400, "target cluster is not provided"));
        }
        return new Release(cluster, parts[1], parts[2]);
    }

    private ObjectNode info(ObjectNode row, Release release) {
        JsonNode override = row.path("overrideValues");
        JsonNode defaults = state.all("charts")
                .filter(chart -> Json.text(chart, "name").equals(Json.text(row, "chartName")))
                .findFirst()
                .map(chart -> chart.path("defaultValues"))
                .filter(JsonNode::isObject)
                .orElseGet(Json::object);
        ObjectNode info = Json.object();
        ObjectNode detail = info.putObject("deployedAppDetail")
                .put("appId", release.clusterId() + "|" + release.namespace() + "|" + release.name())
                .put("appName", release.name())
                .put("chartName", Json.text(row, "chartName"));
        detail.putObject("environmentDetail")
                .put("clusterName", clusterName(release.clusterId()))
                .put("clusterId", release.clusterId())
                .put("namespace", release.namespace());
        detail.putObject("LastDeployed").put("seconds", 1_767_225_600L);
        detail.put("chartVersion", Json.text(row, "chartVersion"));
        return info.put("defaultValues", defaults.toString())
                .put("overrideValues", override.isObject() ? override.toString() : "")
                .put("mergedValues", Json.merged(defaults, override).toString());
    }

    private String clusterName(int id) {
        return state.byId("clusters", id)
                .map(cluster -> Json.text(cluster, "cluster_name"))
                .orElse("");
    }

    private JsonNode installed(ObjectNode row, Release release) {
        Optional<ObjectNode> installed = state.first(
                "installedApps",
                app -> Json.unlessFalse(app, "active")
                        && Json.number(app, "installedAppId") == Json.number(row, "installedAppId"));
        if (installed.isEmpty()) {
            return row.nullNode();
        }
        ObjectNode app = installed.get();
        String environment = state.byId("environments", Json.number(app, "environmentId"))
                .map(found -> Json.text(found, "environment_name"))
                .orElse("");
        return Json.object()
                .put("appId", Json.number(app, "appId"))
                .put("installedAppId", Json.number(app, "installedAppId"))
                .put("installedAppVersionId", Json.number(app, "installedAppVersionId"))
                .put("environmentName", environment)
                .put("appOfferingMode", "FULL")
                .put("clusterId", release.clusterId())
                .put("environmentId", Json.number(app, "environmentId"))
                .put("appStoreChartName", Json.text(row, "chartName"))
                .put("teamId", Json.number(app, "teamId"))
                .put("deploymentType", Json.text(app, "deploymentAppType"));
    }
}
