// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of a plan is carried out.
 *
 * @param savedPlan a plan.json; nothing that it does not contain is changed
 * @param maxPlanAge the maximum age of the saved plan
 * @param onlyCredentials whether only logins that Devtron has are changed
 * @param limit the maximum number of objects to change
 * @param maxFailures the number of failures after which no further object is changed
 * @param requireAll whether an object that waits for something in Devtron is an error
 * @param journal the file with what was done, written after each object that was sent, and at the end; absolute
 */
public record ApplyOptions(
        Optional<Path> savedPlan,
        Duration maxPlanAge,
        boolean onlyCredentials,
        int limit,
        int maxFailures,
        boolean requireAll,
        Optional<Path> journal) {
    /** The default maximum age of a saved plan. */
    public static final Duration MAX_PLAN_AGE = Duration.ofHours(24);

    /** The default number of failures after which no further object is changed. */
    public static final int MAX_FAILURES = 5;

    /** Everything that the configuration declares. */
    public static final ApplyOptions EVERYTHING = new ApplyOptions(
            Optional.empty(), MAX_PLAN_AGE, false, Integer.MAX_VALUE, MAX_FAILURES, false, Optional.empty());

    public ApplyOptions {
        if (limit < 1 || maxFailures < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
