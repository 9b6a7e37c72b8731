// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work on several files keeps their order, and is over when it is said to be. */
class InParallelTest {
    private static final int ROUNDS = 200;
    private static final List<Integer> ITEMS = IntStream.range(0, 500).boxed().toList();

    @Test
    void givesResultsInTheOrderOfTheItems() throws IOException {
        assertThat(InParallel.each(ITEMS, item -> -item))
                .isEqualTo(ITEMS.stream().map(item -> -item).toList());
    }

    @Test
    void nothingGoesOnOnceAFailureIsTold() {
        for (int round = 0; round < ROUNDS; round++) {
            AtomicInteger running = new AtomicInteger();
            int failing = round;
            assertThatThrownBy(() -> InParallel.each(ITEMS, item -> {
                        running.incrementAndGet();
                        try {
                            return work(item, failing);
                        } finally {
                            running.decrementAndGet();
                        }
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("made up");
            assertThat(running).hasValue(0);
        }
    }

    @Test
    void whatIsUnexpectedIsThrownAsItIs() {
        IllegalStateException unexpected = new IllegalStateException("made up");
        assertThatThrownBy(() -> InParallel.each(ITEMS, item -> {
                    throw unexpected;
                }))
                .isSameAs(unexpected);
    }

    private static int work(int item, int failing) throws IOException {
        if (item == failing) {
            throw new IOException("made up");
        }
        int sum = item;
        for (int i = 0; i < 10_000; i++) {
            sum = 31 * sum + i;
        }
        return sum;
    }
}
