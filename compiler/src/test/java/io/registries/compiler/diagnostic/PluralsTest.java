// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counted nouns are correct English. */
class PluralsTest {
    @ParameterizedTest
    @CsvSource({
        "0, error, 0 errors",
        "1, registry, 1 registry",
        "2, registry, 2 registries",
        "1, day, 1 day",
        "10, day, 10 days",
        "3, entry, 3 entries",
    })
    void countsNouns(long count, String noun, String expected) {
        assertThat(Plurals.count(count, noun)).isEqualTo(expected);
    }
}
