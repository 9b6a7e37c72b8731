// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of secrets are found in every encoding, and ordinary words are not taken for them. */
class SecretSearchTest {
    private static final String LONG = "s3cr\"t&<'\\>-value\nx";
    private static final SecretSearch SEARCH =
            SecretSearch.of(Map.of(LONG, "long", "hunter2", "short", "tiny", "tiny"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr\"t&<'\\>-value\nx",
                "s3cr\\\"t&<'\\\\>-value\\nx",
                "s3cr\"t&<''\\>-value\nx",
                "s3cr&quot;t&amp;&lt;&#39;\\&gt;-value\nx",
                "s3cr&quot;t&amp;&lt;&apos;\\&gt;-value\nx",
                "s3cr&#34;t&amp;&lt;&#39;\\&gt;-value\nx",
                "s3cr\"t&amp;&lt;'\\&gt;-value\nx"
            })
    void findsEscapedValuesAnywhere(String form) {
        assertThat(SEARCH.find("before" + form + "after")).contains("long");
        assertThat(SEARCH.mask("before" + form + "after")).isEqualTo("before***after");
        assertThat(SEARCH.maskInPlace("before" + form + "after"))
                .hasSize("beforeafter".length() + form.length())
                .startsWith("before*")
                .endsWith("*after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd", "user:"})
    void findsValuesWithinBase64(String before) {
        String encoded = Base64.getEncoder().encodeToString((before + LONG + "rest").getBytes(StandardCharsets.UTF_8));
        assertThat(SEARCH.find("auth: " + encoded)).contains("long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hunter2|true",
                "a: hunter2|true",
                "a: \"hunter2\"|true",
                "{\"a\":\"hunter2\",\"b\":1}|true",
                "- hunter2|true",
                "[hunter2, b]|true",
                "A=hunter2|true",
                "a: aHVudGVyMg==|true",
                "the hunter2 is here|false",
                "https://hunter2.example|false",
                "hunter2x|false",
                "xhunter2|false",
                "tiny|false"
            })
    void findsShortValuesAsWholeScalarsOnly(String text, boolean found) {
        assertThat(SEARCH.find(text).isPresent()).isEqualTo(found);
    }

    @Test
    void findsEachOfManyValuesWithEqualBeginnings() {
        Random random = new Random(3);
        Map<String, String> secrets = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            secrets.put("{\"type\":\"service_account\",\"key\":\"" + random.nextLong() + "\"}", "secret " + i);
        }
        SecretSearch search = SecretSearch.of(secrets);
        secrets.forEach((value, description) -> {
            assertThat(search.find("x".repeat(random.nextInt(20)) + value + "y"))
                    .contains(description);
            assertThat(search.find(value.substring(0, value.length() - 1))).isEmpty();
        });
    }

    @Test
    void doesNotShowTheValues() {
        assertThat(SEARCH.toString()).doesNotContain("hunter2", "s3cr");
    }
}
