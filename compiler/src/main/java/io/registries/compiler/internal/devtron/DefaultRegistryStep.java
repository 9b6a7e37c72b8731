// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a registry the default, which the former one then no longer is.
 *
 * @param client of Devtron
 * @param registry the declared registry
 */
record DefaultRegistryStep(DevtronClient client, Registry registry) implements ApplyStep {
    @Override
    public Reading read(LiveData live) throws DevtronException {
        // Which registry is the default is known from all registries.
        LiveData all = new LiveData(live.state().withRegistries(client.registries()), live.secrets());
        return RegistryDocument.read(client, registry.name().value(), all);
    }

    @Override
    public void plan(LiveData live, PlanCollector collector) {
        new DefaultRegistryPlanner(live.state(), collector).plan(registry);
    }

    @Override
    public Optional<String> obstacle(PlannedObject planned, Reading now) {
        return now.document().isEmpty() ? Optional.of("needs the registry, which is not in Devtron") : Optional.empty();
    }

    @Override
    public WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException {
        ObjectNode body =
                RegistryDocument.unchanged(now.document(), RegistryDocument.declared(registry, Optional.empty()));
        body.put("isDefault", true);
        return client.writer().updateRegistry(body);
    }
}
