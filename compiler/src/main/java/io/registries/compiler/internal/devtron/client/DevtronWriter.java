// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/** Writes to Devtron: one method for each endpoint. Each request is sent once. */
public final class DevtronWriter {
    private final DevtronConnection connection;

    DevtronWriter(DevtronConnection connection) {
        this.connection = connection;
    }

    /** Creates a registry, or revives one that was deleted. */
    public WriteAnswer createRegistry(Object body) throws DevtronException {
        return connection.write("POST", "docker/registry", body);
    }

    /** Replaces a registry. Empty secrets and certificates stay as they are. */
    public WriteAnswer updateRegistry(Object body) throws DevtronException {
        return connection.write("PUT", "docker/registry", body);
    }

    /** Creates the build configuration of an application. */
    public WriteAnswer createBuildConfig(Object body) throws DevtronException {
        return connection.write("POST", "app/ci-pipeline", body);
    }

    /** Replaces the build configuration of an application. */
    public WriteAnswer updateBuildConfig(Object body) throws DevtronException {
        return connection.write("POST", "app/ci-pipeline/template/patch", body);
    }

    /** Replaces a build pipeline, except its stages, which stay if the body has none. */
    public WriteAnswer updatePipeline(Object body) throws DevtronException {
        return connection.write("POST", "app/ci-pipeline/patch", body);
    }

    /** Installs or upgrades a Helm release in a cluster. */
    public WriteAnswer deployRelease(Object body) throws DevtronException {
        return connection.write("POST", "webhook/helm/app", body);
    }

    /** Installs a chart from the chart store. */
    public WriteAnswer installChart(Object body) throws DevtronException {
        return connection.write("POST", "app-store/deployment/application/install", body);
    }

    /** Deploys other values of a chart that was installed from the chart store. */
    public WriteAnswer updateChart(Object body) throws DevtronException {
        return connection.write("PUT", "app-store/deployment/application/update", body);
    }
}
