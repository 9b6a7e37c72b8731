// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares an object as it was planned with the same object, planned again with what Devtron has now.
 *
 * @param planned the object as it was planned
 * @param onlyPlannedFields whether other fields may differ
 * @param createdRegistry whether this run created a registry, which changes what its later steps find
 */
record PlanComparison(PlannedObject planned, boolean onlyPlannedFields, boolean createdRegistry) {

    /** In which way the object is not what was planned: a clause that follows its name; empty if it is. */
    Optional<String> difference(PlannedObject current) {
        if (current.action() != planned.action()) {
            return Optional.of("is not what was planned: it is now " + phrase(current));
        }
        return fields(current).equals(fields(planned))
                ? Optional.empty()
                : Optional.of("is not what was planned: somebody changed it meanwhile");
    }

    private static String phrase(PlannedObject current) {
        String action = current.action() == PlannedAction.CREATE
                ? "no longer in Devtron"
                : current.action() == PlannedAction.UPDATE
                        ? "in Devtron already"
                        : current.action().displayName();
        return action + current.reason().map(reason -> ": " + reason).orElse("");
    }

    private List<FieldChange> fields(PlannedObject object) {
        boolean ignoresFormer = createdRegistry
                && (planned.type() == PlannedType.PULL_SECRET_INJECTION
                        || planned.type() == PlannedType.DEFAULT_REGISTRY);
        Set<String> names = names();
        return object.fields().stream()
                .filter(field -> !onlyPlannedFields || names.contains(field.name()))
                .map(field -> ignoresFormer
                        ? new FieldChange(field.name(), Optional.empty(), field.planned(), field.kind())
                        : field)
                .toList();
    }

    private Set<String> names() {
        return planned.fields().stream().map(FieldChange::name).collect(Collectors.toSet());
    }

    /** What is still not as planned after the change: a clause that follows Devtron; empty if all is. */
    Optional<String> remaining(PlannedObject after) {
        if (after.action() != PlannedAction.UNCHANGED && after.action() != PlannedAction.UPDATE) {
            return Optional.of("does not return it as planned: " + phrase(after));
        }
        boolean isNew = planned.action() == PlannedAction.CREATE;
        Set<String> names = names();
        List<String> differing = after.fields().stream()
                .filter(FieldChange::differs)
                .map(FieldChange::name)
                .filter(name -> isNew || names.contains(name))
                .toList();
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of("has another value in `" + String.join("`, `", differing) + "`");
    }
}
