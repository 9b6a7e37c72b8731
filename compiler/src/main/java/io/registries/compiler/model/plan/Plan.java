// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What would change in a Devtron instance to match the configuration.
 *
 * @param created when the plan was made
 * @param configuration a digest of the configuration, so that a saved plan is not carried out for another one
 * @param devtronVersion the commit of the Devtron server
 * @param objects the declared objects, by type and name
 * @param unmanaged the objects that only Devtron has, by type and name
 * @param pasteList the deployment templates that a person has to change
 */
public record Plan(
        Instant created,
        String configuration,
        String devtronVersion,
        List<PlannedObject> objects,
        List<UnmanagedObject> unmanaged,
        List<TemplateChange> pasteList) {

    /**
     * An object that only Devtron has.
     *
     * @param type what it is
     * @param name its name in Devtron
     * @param renamedTo the declared object that replaces it, if the file says so
     * @param usedBy the builds of declared applications in Devtron that use it
     */
    public record UnmanagedObject(PlannedType type, String name, Optional<String> renamedTo, List<String> usedBy) {
        public UnmanagedObject {
            usedBy = List.copyOf(usedBy);
        }
    }

    /**
     * A deployment template that does not name the pull secret of an application's image.
     *
     * @param application the application
     * @param environment the environment
     * @param pullSecrets the names that {@code imagePullSecrets} has to contain
     * @param path of the page in Devtron, relative to its URL
     */
    public record TemplateChange(String application, String environment, List<String> pullSecrets, String path) {
        public TemplateChange {
            pullSecrets = List.copyOf(pullSecrets);
        }
    }

    public Plan {
        objects = List.copyOf(objects);
        unmanaged = List.copyOf(unmanaged);
        pasteList = List.copyOf(pasteList);
    }

    /** This plan with other objects that only Devtron has. */
    public Plan withUnmanaged(List<UnmanagedObject> others) {
        return new Plan(created, configuration, devtronVersion, objects, others, pasteList);
    }

    /** The number of objects with an action. */
    public long count(PlannedAction action) {
        return objects.stream().filter(object -> object.action() == action).count();
    }

    /** Everything that the plan found, except errors; {@code clean} only if nothing else applies. */
    public Set<PlanOutcome> outcomes() {
        Set<PlanOutcome> outcomes = EnumSet.noneOf(PlanOutcome.class);
        for (PlannedObject object : objects) {
            switch (object.action()) {
                case CREATE, UPDATE -> outcomes.add(PlanOutcome.CHANGED);
                case PENDING -> outcomes.add(PlanOutcome.PENDING);
                case REFUSED -> outcomes.add(PlanOutcome.REFUSED);
                case NOT_READABLE -> outcomes.add(PlanOutcome.INCOMPLETE);
                case UNCHANGED -> {
                    // Not an outcome.
                }
            }
            if (object.isPartlyCompared()) {
                outcomes.add(PlanOutcome.INCOMPLETE);
            }
        }
        if (outcomes.isEmpty()) {
            outcomes.add(PlanOutcome.CLEAN);
        }
        return Collections.unmodifiableSet(outcomes);
    }
}
