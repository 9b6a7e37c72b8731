// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Helm does in a cluster: releases, and the Secret that a release of dt-secrets consists of. */
final class Releases {
    private final DevtronState state;

    Releases(DevtronState state) {
        this.state = state;
    }

    /** Why Helm fails. */
    static final class HelmException extends Exception {
        private static final long serialVersionUID = 1L;

        private HelmException(String message) {
            super(message);
        }
    }

    /**
     * A release of a chart.
     *
     * @param clusterId its cluster
     * @param namespace its namespace
     * @param name its name
     */
    record Release(int clusterId, String namespace, String name) {

        private boolean is(JsonNode row) {
            return Json.number(row, "clusterId") == clusterId
                    && Json.text(row, "namespace").equals(namespace)
                    && Json.text(row, "releaseName").equals(name);
        }

        /** Whether Helm may change a Secret of this release. */
        private boolean owns(JsonNode secret) {
            return Json.text(secret, "release").equals(name);
        }
    }

    Optional<ObjectNode> find(Release release) {
        return state.first("helmReleases", release::is);
    }

    boolean isReachable(int clusterId) {
        return state.byId("clusters", clusterId)
                .filter(cluster -> !Json.flag(cluster, "unreachable") && !Json.flag(cluster, "isVirtualCluster"))
                .isPresent();
    }

    boolean hasNamespace(int clusterId, String namespace) {
        return state.byId("clusters", clusterId)
                .filter(cluster -> Json.contains(cluster.path("namespaces"), namespace))
                .isPresent();
    }

    /** Installs or upgrades, whatever chart the release had before; each time is a new revision. */
    ObjectNode deploy(Release release, String chart, String version, String valuesYaml) throws HelmException {
        if (!isReachable(release.clusterId())) {
            throw new HelmException("Kubernetes cluster unreachable: the server did not answer");
        }
        Optional<ObjectNode> present = find(release);
        if (present.isEmpty() && !hasNamespace(release.clusterId(), release.namespace())) {
            throw new HelmException("create: failed to create: namespaces \"" + release.namespace() + "\" not found");
        }
        JsonNode values = values(valuesYaml);
        if (chart.equals("dt-secrets")) {
            putSecret(release, Json.text(values, "name"));
        }
        ObjectNode row =
                present.orElseGet(() -> state.changeable("helmReleases").addObject());
        row.put("clusterId", release.clusterId())
                .put("namespace", release.namespace())
                .put("releaseName", release.name())
                .put("chartName", chart)
                .put("chartVersion", version)
                .put("revision", Json.number(row, "revision") + 1);
        row.set("overrideValues", values);
        return row;
    }

    private void putSecret(Release release, String name) throws HelmException {
        Optional<ObjectNode> present = state.first(
                "secrets",
                secret -> Json.number(secret, "clusterId") == release.clusterId()
                        && Json.text(secret, "namespace").equals(release.namespace())
                        && Json.text(secret, "name").equals(name));
        if (present.isPresent() && !release.owns(present.get())) {
            throw new HelmException("Unable to continue with install: Secret \"" + name + "\" in namespace \""
                    + release.namespace()
                    + "\" exists and cannot be imported into the current release: invalid ownership metadata; "
                    + "label validation error: missing key \"app.kubernetes.io/managed-by\": must be set to \"Helm\"; "
                    + "annotation validation error: missing key \"meta.helm.sh/release-name\": must be set to \""
                    + release.name() + "\"; annotation validation error: missing key "
                    + "\"meta.helm.sh/release-namespace\": must be set to \"" + release.namespace() + "\"");
        }
        state.changeable("secrets")
                .removeIf(secret -> release.owns(secret)
                        && Json.number(secret, "clusterId") == release.clusterId()
                        && Json.text(secret, "namespace").equals(release.namespace()));
        state.changeable("secrets")
                .addObject()
                .put("clusterId", release.clusterId())
                .put("namespace", release.namespace())
                .put("name", name)
                .put("release", release.name());
    }

    private static JsonNode values(String yaml) throws HelmException {
        try {
            Object values = new Load(LoadSettings.builder().build()).loadFromString(yaml.isEmpty() ? "{}" : yaml);
            return Json.of(values);
        } catch (YamlEngineException e) {
            throw new HelmException("error converting YAML to JSON: " + e.getMessage());
        }
    }
}
