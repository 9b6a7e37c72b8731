// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.registries.compiler.testing.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Parses any headers, one per input line: parsed values occur in the headers and are printable. */
@Tag("fuzz")
@Timeout(60)
class ChallengeFuzzTest {
    @FuzzTest
    void readsAnyHeader(byte[] input) {
        FuzzInput.isQuick(() -> read(input));
    }

    private static void read(byte[] input) {
        // As in HTTP, each byte is a character.
        String text = new String(input, StandardCharsets.ISO_8859_1);
        List<String> headers = List.of(text.split("\n", -1));
        String lower = text.toLowerCase(Locale.ROOT);
        String unescaped = text.replace("\\", "");
        for (Challenge challenge : Challenge.parse(headers)) {
            assertThat(challenge.scheme()).isNotEmpty();
            assertThat(lower).contains(challenge.scheme());
            isPrintable(challenge.scheme());
            challenge.parameters().forEach((name, value) -> {
                assertThat(lower).contains(name);
                assertThat(unescaped).contains(value.replace("\\", ""));
                isPrintable(name + value);
            });
            assertThat(challenge.isBearer() && challenge.isBasic()).isFalse();
        }
    }

    private static void isPrintable(String part) {
        assertThat(part).doesNotContainPattern("[\\p{Cc}&&[^\t]]");
    }
}
