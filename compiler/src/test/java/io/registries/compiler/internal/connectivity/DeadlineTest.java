// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait for the remaining time ends at or after the deadline. */
class DeadlineTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999, 1_000_000, 1_000_001, 200_000_000, 200_999_999})
    void waitsUntilTheDeadline(long nanos) {
        Duration remaining = Deadline.after(Duration.ofNanos(nanos), CLOCK).remaining();
        assertThat(Duration.ofMillis(remaining.toMillis())).isGreaterThanOrEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -1_000_000, -5_000_000_000L})
    void waitsOneMillisecondAfterTheDeadline(long nanos) {
        assertThat(Deadline.after(Duration.ofNanos(nanos), CLOCK).remaining()).isEqualTo(Duration.ofMillis(1));
    }
}
