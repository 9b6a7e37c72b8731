// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads from Devtron what {@code init} imports, as Devtron answers it: one method for each endpoint. The answers contain
 * secrets. Thread-safe.
 */
public final class DevtronResponses {
    /** The rest are templates, and the data of the application's own Secrets. */
    private static final List<String> IMPORTED_FIELDS = List.of("metadata", "dockerConfig", "workflows");

    private final DevtronConnection connection;

    DevtronResponses(DevtronConnection connection) {
        this.connection = connection;
    }

    /** All registries; the passwords are hidden. */
    public Answer<JsonNode> registries() throws DevtronException {
        return connection.get("docker/registry");
    }

    /** A registry with its password. */
    public Answer<JsonNode> registry(String name) throws DevtronException {
        return connection.get("docker/registry/" + DevtronClient.encoded(name));
    }

    /** All environments. */
    public Answer<JsonNode> environments() throws DevtronException {
        return connection.get("env/autocomplete");
    }

    /** The project, the build configuration and the workflows of an application. All else in the answer is dropped. */
    public Answer<JsonNode> application(int id) throws DevtronException {
        return connection
                .get("core/v1beta1/application/" + id)
                .map(result -> result instanceof ObjectNode application ? application.retain(IMPORTED_FIELDS) : result);
    }

    /** The build configuration of an application with its build pipelines; missing if it has none yet. */
    public Answer<JsonNode> buildConfig(int applicationId) throws DevtronException {
        return connection.get("app/ci-pipeline/" + applicationId);
    }
}
