// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A moment after which nothing is awaited any more. */
record Deadline(InstantSource clock, Instant end) {

    static Deadline in(Duration duration, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(duration));
    }

    Deadline or(Deadline other) {
        return end.isBefore(other.end) ? this : other;
    }

    /** What is left, at least a millisecond: what has passed is told by the wait that ends at once. */
    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    boolean hasPassed() {
        return !clock.instant().isBefore(end);
    }
}
