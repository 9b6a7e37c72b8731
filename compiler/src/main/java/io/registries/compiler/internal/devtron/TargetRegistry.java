// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Registry;
import java.util.Optional;

/** Finds the registry that a build pushes to. A managed one is created by the same plan. */
final class TargetRegistry {
    private TargetRegistry() {}

    /** Why the build cannot push; empty if it can, or if the names of registries are not known. */
    static Optional<Refusal> problem(LiveState live, EffectiveBuild build) {
        Registry registry = build.registry().value();
        String name = registry.name().value();
        return live.registryNames()
                .found()
                .filter(names -> !registry.isManaged() && !names.contains(name))
                .map(names -> Refusal.impossible(
                        "pushes to registry `" + name + "`, which is not in Devtron and has `managed: false`",
                        "add the registry in Devtron, or remove `managed: false`"));
    }
}
