// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a plan found, the most serious last. */
public enum PlanOutcome {
    /** Everything was compared, and Devtron has all declared values. */
    CLEAN,
    /** Objects wait for something that is not in Devtron yet. */
    PENDING,
    /** Objects would be created or updated. */
    CHANGED,
    /** Something could not be read or compared. */
    INCOMPLETE,
    /** A dangerous or impossible change is refused. */
    REFUSED,
    /** There is an error. */
    ERROR;

    /** The name in options and in plan.json. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome with this name, if it exists. */
    public static Optional<PlanOutcome> fromId(String id) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.id().equals(id))
                .findFirst();
    }

    /** The names of the outcomes for which a plan can be made to fail; an error always fails it. */
    public static List<String> selectable() {
        return List.of(PENDING.id(), CHANGED.id(), INCOMPLETE.id(), REFUSED.id());
    }
}
