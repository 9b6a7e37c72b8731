// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Finds unclosed quotes and brackets like YAML: the index of the quote, of the first bracket, and the closing brackets.
 */
class OpenDelimitersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            plain                | - | - | -
            "one                 | 0 | - | -
            'one                 | 0 | - | -
            "one"                | - | - | -
            "one\\"              | 0 | - | -
            'one\\'              | - | - | -
            'it''s               | 0 | - | -
            'it''s'              | - | - | -
            it's "so"            | - | - | -
            [one, two            | - | 0 | ]
            [one, {two: three    | - | 0 | }]
            {one: [two], three   | - | 0 | }
            {one: {two: 3}       | - | 0 | }
            [one, two]           | - | - | -
            [one, "two]          | 6 | 0 | ]
            {"one": "two}        | 8 | 0 | }
            {one: it's}          | - | - | -
            [one, ']', two       | - | 0 | ]
            [one # ]             | - | 0 | ]
            [one#]               | - | - | -
            one [two             | - | - | -
            [one}                | - | 0 | ]
            # "one               | - | - | -
            """)
    void findsWhatAValueLeavesOpen(String value, Integer quote, Integer bracket, String closing) {
        OpenDelimiters open = OpenDelimiters.find(" " + value, 1);
        assertThat(open.quote()).isEqualTo(index(quote));
        assertThat(open.bracket()).isEqualTo(index(bracket));
        assertThat(open.closingBrackets()).isEqualTo(closing == null ? "" : closing);
    }

    private static OptionalInt index(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value + 1);
    }
}
