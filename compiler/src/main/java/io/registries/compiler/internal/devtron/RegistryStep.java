// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates or updates a registry.
 *
 * @param client of Devtron
 * @param keychain has the declared login
 * @param registry the declared registry
 */
record RegistryStep(DevtronClient client, Keychain keychain, Registry registry) implements ApplyStep {
    private static final Set<String> USER_FIELDS = Set.of("username", "awsAccessKeyId");
    private static final String TYPE = "registryType";
    private static final List<String> FIELDS_OF_TYPE = List.of("isOCICompliantRegistry", "ociRegistryConfig");

    @Override
    public Reading read(LiveData live) throws DevtronException {
        return RegistryDocument.read(client, registry.name().value(), live);
    }

    @Override
    public void plan(LiveData live, PlanCollector collector) {
        new RegistryPlanner(live, keychain, collector).plan(registry);
    }

    @Override
    public Optional<String> obstacle(PlannedObject planned, Reading now) {
        boolean sendsLogin = planned.action() == PlannedAction.CREATE
                || planned.fields().stream().anyMatch(field -> USER_FIELDS.contains(field.name()));
        return sendsLogin
                ? keychain.missing(registry.push()).map(reason -> "needs its login: " + reason)
                : Optional.empty();
    }

    @Override
    public WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException {
        ObjectNode declared = RegistryDocument.declared(
                registry, keychain.credential(registry.push()).filter(login -> keychain.isKnown(registry.push())));
        if (planned.action() == PlannedAction.CREATE) {
            // The default registry is set last.
            return client.writer().createRegistry(declared.put("isDefault", false));
        }
        ObjectNode body = RegistryDocument.unchanged(now.document(), declared);
        for (FieldChange field : planned.fields()) {
            if (field.differs()) {
                RegistryDocument.copy(field.name(), declared, body);
            }
            if (field.name().equals(TYPE)) {
                FIELDS_OF_TYPE.forEach(other -> RegistryDocument.copy(other, declared, body));
            }
        }
        return client.writer().updateRegistry(body);
    }
}
