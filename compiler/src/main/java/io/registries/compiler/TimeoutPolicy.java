// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param registry for one registry, all its stages and retries
 * @param run for all of them
 * @param firstRetry before the first retry; doubled for each further one
 * @param parallelism registries that are tried at once; 1 or more
 */
public record TimeoutPolicy(Duration registry, Duration run, Duration firstRetry, int parallelism) {
    /** 30 seconds a registry, 5 minutes in all, 16 at once. */
    public static final TimeoutPolicy DEFAULT =
            new TimeoutPolicy(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMillis(500), 16);

    public TimeoutPolicy {
        if (registry.isNegative() || registry.isZero() || run.isNegative() || run.isZero() || parallelism < 1) {
            throw new IllegalArgumentException("patience must be positive");
        }
    }
}
