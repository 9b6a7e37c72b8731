// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.time.Duration;

/**
 * The time limits of connectivity checks.
 *
 * @param registry the limit of one registry, for all stages and retries
 * @param run the limit of all registries together
 * @param firstRetry the delay before the first retry; doubled for each further retry
 * @param parallelism the maximum number of registries that are checked at the same time; at least 1
 */
public record TimeoutPolicy(Duration registry, Duration run, Duration firstRetry, int parallelism) {
    /** 30 seconds for each registry, 5 minutes in total, 16 registries at the same time. */
    public static final TimeoutPolicy DEFAULT =
            new TimeoutPolicy(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMillis(500), 16);

    public TimeoutPolicy {
        if (registry.isNegative() || registry.isZero() || run.isNegative() || run.isZero() || parallelism < 1) {
            throw new IllegalArgumentException("time limits and parallelism must be positive");
        }
    }
}
