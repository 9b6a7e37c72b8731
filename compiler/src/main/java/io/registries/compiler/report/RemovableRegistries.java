// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.Plan.UnmanagedObject;
import java.util.stream.Stream;

/** The registries that were renamed, which a person can remove from Devtron once nothing uses them. */
final class RemovableRegistries {
    private RemovableRegistries() {}

    static Stream<String> lines(Plan plan) {
        return plan.unmanaged().stream()
                .filter(object -> object.renamedTo().isPresent())
                .map(RemovableRegistries::line);
    }

    private static String line(UnmanagedObject object) {
        String use = object.usedBy().isEmpty()
                ? "can be removed in Devtron: no declared build uses it"
                : "is still used by " + String.join(", ", object.usedBy());
        return object.type().displayName() + " " + object.name() + " was renamed to "
                + object.renamedTo().orElseThrow() + ", and " + use;
    }
}
