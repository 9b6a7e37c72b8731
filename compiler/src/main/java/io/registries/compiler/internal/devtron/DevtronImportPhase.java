// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.DevtronImport;
import io.registries.compiler.InitRequest;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads from Devtron what a first configuration is imported from.
 *
 * @param request the request
 * @param devtron what is read
 * @param tasks run requests to Devtron
 */
public record DevtronImportPhase(InitRequest request, DevtronImport devtron, ParallelTasks tasks) {

    /**
     * The selected responses of Devtron.
     *
     * @param registries each registry, with its secret
     * @param environments each environment
     * @param applications the details of each application, and its build configuration with its build pipelines
     */
    public record LiveResponses(List<JsonNode> registries, List<JsonNode> environments, List<JsonNode> applications) {
        public LiveResponses {
            registries = List.copyOf(registries);
            environments = List.copyOf(environments);
            applications = List.copyOf(applications);
        }

        // The responses contain secrets.
        @Override
        public String toString() {
            return "LiveResponses[" + registries.size() + ", " + environments.size() + ", " + applications.size() + "]";
        }
    }

    /** Reads the responses; fails if the user of the token may not read registries. */
    public Result<LiveResponses> read() {
        ValidationRequest options = ValidationRequest.builder(
                        request.baseDirectory(), request.file().toString())
                .namesRelativeTo(request.namesRelativeTo())
                .context(request.context())
                .options(request.options())
                .build();
        return new DevtronAccess(devtron.devtron(), options).open(tasks).flatMap(client -> {
            try (client) {
                return new ResponseReader(client, devtron, tasks, request.options()).read();
            } catch (DevtronException e) {
                return Result.failure(e.diagnostic().withSeverity(Severity.ERROR));
            }
        });
    }
}
