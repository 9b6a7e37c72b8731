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

    /** The remaining time, at least one millisecond: after the deadline, a wait fails with a timeout. */
    Duration remaining() {
        Duration remaining = Duration.between(clock.instant(), end);
        return remaining.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : remaining;
    }

    boolean hasPassed() {
        return !clock.instant().isBefore(end);
    }
}
