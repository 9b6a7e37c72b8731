// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.testing.devtron.ChartStore.Version;
import io.registries.compiler.testing.devtron.Releases.HelmException;
import io.registries.compiler.testing.devtron.Releases.Release;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Installs and updates charts. Where Devtron has GitOps, it commits the values to git, whatever was asked for. */
final class InstallAction {
    private final DevtronState state;
    private final ChartStore charts;
    private final Releases releases;

    InstallAction(DevtronState state, ChartStore charts) {
        this.state = state;
        this.charts = charts;
        this.releases = new Releases(state);
    }

    boolean mayUse(User user, JsonNode app) {
        return environment(app)
                .filter(found -> user.mayUse("environments", Json.text(found, "environment_name")))
                .isPresent();
    }

    Optional<ObjectNode> environment(JsonNode app) {
        return state.byId("environments", Json.number(app, "environmentId"))
                .filter(environment -> Json.unlessFalse(environment, "active"));
    }

    Answer install(User user, ObjectNode request) {
        if (!user.isSuperAdmin() && !mayUse(user, request)) {
            return Answer.unknown(403, "unauthorized user");
        }
        Version version = requireVersion(request);
        if (Json.flag(version.chart(), "repositoryDisabled")) {
            return Answer.unknown(406, "chart repo is disabled");
        }
        ObjectNode environment = environment(request).orElseThrow(() -> new RefusedException(Answer.notFound()));
        String name = Json.text(request, "appName");
        if (isTaken(name)) {
            return Answer.failed(400, "4001", "app already exists", "app already exists with name " + name);
        }
        String type = deploymentType(request, environment);
        requireNamespace(environment);
        ObjectNode app = Json.object().put("installedAppId", nextId("installedAppId"));
        Json.copyAll(request, app, "appName", "teamId", "environmentId");
        app.put("installedAppVersionId", nextId("installedAppVersionId")).put("deploymentAppType", type);
        deploy(app, request, version, environment);
        state.changeable("installedApps").add(app);
        return Answer.ok(bean(app));
    }

    Answer update(User user, ObjectNode request) {
        int installedAppId = Json.number(request, "installedAppId");
        Optional<ObjectNode> found = state.first(
                "installedApps",
                app -> Json.unlessFalse(app, "active") && Json.number(app, "installedAppId") == installedAppId);
        if (found.isEmpty()) {
            String id = String.valueOf(Json.number(request, "installedAppVersionId"));
            return Answer.failed(
                    404, "11006", "installedApp not found: " + id, "installedApp with ID '" + id + "' not found");
        }
        ObjectNode app = found.get();
        if (!mayUse(user, app)) {
            return Answer.unknown(403, "unauthorized user");
        }
        ObjectNode environment = environment(app).orElseThrow();
        requireNamespace(environment);
        int id = Json.number(request, "id");
        int current = Json.number(app, "installedAppVersionId");
        if (id != 0 && id != current) {
            return Answer.unknown(
                    500, "The values are outdated. Please make your changes to the latest version and try again.");
        }
        Version version = requireVersion(request);
        ObjectNode changed = app.deepCopy();
        if (id == 0 || Json.number(app, "appStoreVersion") != Json.number(request, "appStoreVersion")) {
            Json.arrayOf(changed, "inactiveVersionIds").add(current);
            changed.put("installedAppVersionId", nextId("installedAppVersionId"));
        }
        deploy(changed, request, version, environment);
        app.setAll(changed);
        return Answer.ok(bean(app));
    }

    private void deploy(ObjectNode app, ObjectNode request, Version version, ObjectNode environment) {
        Json.copyAll(request, app, "appStoreVersion", "valuesOverrideYaml", "referenceValueId", "referenceValueKind");
        String values = Json.text(request, "valuesOverrideYaml");
        Release release = new Release(
                Json.number(environment, "cluster_id"), Json.text(environment, "namespace"), Json.text(app, "appName"));
        try {
            releases.deploy(
                            release,
                            Json.text(version.chart(), "name"),
                            Json.text(version.version(), "version"),
                            values)
                    .put("installedAppId", Json.number(app, "installedAppId"));
        } catch (HelmException e) {
            throw new RefusedException(Answer.unknown(500, String.valueOf(e.getMessage())));
        }
        if (!Json.text(app, "deploymentAppType").equals("helm")) {
            state.record(
                    "gitCommits",
                    Json.object().put("application", release.name()).put("valuesYaml", values));
        }
        app.put("deployments", Json.number(app, "deployments") + 1);
    }

    ObjectNode bean(ObjectNode app) {
        JsonNode environment = environment(app).<JsonNode>map(found -> found).orElseGet(Json::object);
        ObjectNode bean = Json.object().put("id", Json.number(app, "installedAppVersionId"));
        Json.copyPresent(
                app,
                bean,
                "appName",
                "teamId",
                "environmentId",
                "installedAppId",
                "installedAppVersionId",
                "appStoreVersion",
                "valuesOverrideYaml");
        return bean.put("referenceValueId", Json.number(app, "referenceValueId"))
                .put("referenceValueKind", Json.text(app, "referenceValueKind"))
                .put(
                        "appStoreId",
                        charts.version(Json.number(app, "appStoreVersion"))
                                .map(version -> Json.number(version.chart(), "id"))
                                .orElse(0))
                .put("clusterId", Json.number(environment, "cluster_id"))
                .put("namespace", Json.text(environment, "namespace"))
                .put("appOfferingMode", "FULL")
                .put("deploymentAppType", Json.text(app, "deploymentAppType"))
                .put("isVirtualEnvironment", Json.flag(environment, "isVirtualEnvironment"));
    }

    private String deploymentType(ObjectNode request, ObjectNode environment) {
        String asked = Json.text(request, "deploymentAppType");
        if (Json.flag(environment, "isVirtualEnvironment") && asked.equals("manifest_push")) {
            String message = "Deployment type '" + asked + "' is not supported on virtual cluster";
            throw new RefusedException(Answer.failed(400, "", message, message));
        }
        boolean gitOps = Json.flag(state.value("services"), "gitOps");
        if (!asked.isEmpty() && Json.flag(state.value("services"), "externallyManagedDeploymentType")) {
            return asked;
        }
        return gitOps ? "argo_cd" : "helm";
    }

    private void requireNamespace(ObjectNode environment) {
        int cluster = Json.number(environment, "cluster_id");
        String namespace = Json.text(environment, "namespace");
        if (Json.flag(environment, "isVirtualEnvironment")) {
            return;
        }
        if (!releases.isReachable(cluster)) {
            throw new RefusedException(Answer.unknown(500, "Kubernetes cluster unreachable"));
        }
        if (!releases.hasNamespace(cluster, namespace)) {
            throw new RefusedException(Answer.failed(
                    404,
                    "404",
                    "namespace " + namespace + " does not exist",
                    "Namespace " + namespace + " does not exist."));
        }
    }

    private Version requireVersion(ObjectNode request) {
        return charts.version(Json.number(request, "appStoreVersion"))
                .orElseThrow(() -> new RefusedException(Answer.notFound()));
    }

    /** Names are unique among all applications, those of the chart store included. */
    private boolean isTaken(String name) {
        return Stream.concat(
                        state.all("applications")
                                .filter(app -> Json.text(app, "name").equals(name)),
                        state.all("installedApps")
                                .filter(app -> Json.text(app, "appName").equals(name)))
                .anyMatch(app -> Json.unlessFalse(app, "active"));
    }

    private int nextId(String field) {
        return 1
                + state.all("installedApps")
                        .mapToInt(app -> Json.number(app, field))
                        .max()
                        .orElse(0);
    }
}
