// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets the pull secret that Devtron adds to deployments of images from a registry.
 *
 * @param client of Devtron
 * @param scope the declared applications
 * @param paths how each image is pulled
 * @param registry the declared registry
 */
record InjectionStep(DevtronClient client, DevtronScope scope, List<PullPath> paths, Registry registry)
        implements ApplyStep {
    private static final String CONFIG = "ipsConfig";

    @Override
    public Reading read(LiveData live) throws DevtronException {
        return RegistryDocument.read(client, registry.name().value(), live);
    }

    @Override
    public void plan(LiveData live, PlanCollector collector) {
        new InjectionPlanner(scope, live.state(), paths, collector).plan(registry);
    }

    @Override
    public Optional<String> obstacle(PlannedObject planned, Reading now) {
        return now.document().isEmpty() ? Optional.of("needs the registry, which is not in Devtron") : Optional.empty();
    }

    @Override
    public WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException {
        ObjectNode body =
                RegistryDocument.unchanged(now.document(), RegistryDocument.declared(registry, Optional.empty()));
        ObjectNode config = (ObjectNode) body.path(CONFIG);
        for (FieldChange field : planned.fields()) {
            config.put(
                    field.name().substring(CONFIG.length() + 1), field.planned().orElse(""));
            if (field.name().equals(InjectionPlanner.CLUSTERS)) {
                // The clusters that it is added in count alone.
                config.put("ignoredClusterIdsCsv", "");
            }
        }
        return client.writer().updateRegistry(body);
    }
}
