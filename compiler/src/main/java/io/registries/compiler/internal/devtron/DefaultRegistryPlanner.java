// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.PlanCollector.Subject;
import io.registries.compiler.internal.devtron.client.LiveRegistry;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedType;
import java.util.List;
import java.util.Optional;

/** Plans which registry is the default. It is only ever set: Devtron without a default would choose one by itself. */
final class DefaultRegistryPlanner {
    private final LiveState live;
    private final PlanCollector plan;

    DefaultRegistryPlanner(LiveState live, PlanCollector plan) {
        this.live = live;
        this.plan = plan;
    }

    void plan(Registry registry) {
        if (!registry.isDefault()) {
            return;
        }
        Subject subject = new Subject(
                PlannedType.DEFAULT_REGISTRY,
                registry.name().value(),
                registry.name().span());
        if (live.registries().unreadable().isPresent()) {
            plan.notReadable(subject, live.registries().unreadable().get());
            return;
        }
        Optional<String> former = live.registries().found().stream()
                .flatMap(List::stream)
                .filter(LiveRegistry::isDefault)
                .map(LiveRegistry::name)
                .findFirst();
        Optional<String> declared = Optional.of(registry.name().value());
        plan.update(
                subject,
                former.equals(declared) ? List.of() : List.of(FieldChange.of("default registry", former, declared)),
                List.of());
    }
}
