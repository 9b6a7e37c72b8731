// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A point in time after which a probe stops waiting. */
record Deadline(InstantSource clock, Instant end) {

    static Deadline after(Duration duration, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(duration));
    }

    Deadline earliest(Deadline other) {
        return end.isBefore(other.end) ? this : other;
    }

    /**
     * The remaining time in milliseconds, rounded up: a wait for it ends after the deadline, not a moment before. At
     * least one millisecond, so that a wait that starts after the deadline fails with a timeout.
     */
    Duration remaining() {
        long millis = Duration.between(clock.instant(), end).toMillis();
        return Duration.ofMillis(Math.max(millis, 0) + 1);
    }

    boolean hasPassed() {
        return !clock.instant().isBefore(end);
    }
}
