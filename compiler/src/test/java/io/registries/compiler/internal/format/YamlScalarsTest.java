// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A string is read back unchanged; the test with the real Helm covers YAML 1.1. */
public class YamlScalarsTest {
    /** Texts that some version of YAML does not read as a string, and syntax characters. */
    public static final List<String> TRICKY = List.of(
            "",
            " ",
            "y",
            "n",
            "Y",
            "yes",
            "No",
            "on",
            "OFF",
            "true",
            "False",
            "null",
            "Null",
            "~",
            ".nan",
            ".NaN",
            ".inf",
            ".Inf",
            "-.inf",
            ".",
            "..",
            "...",
            "---",
            ".5",
            ".5e3",
            "._1",
            ".e5",
            "-.5",
            "1",
            "-1",
            "+1",
            "1_000",
            "1e3",
            "e3",
            "0x1f",
            "0o17",
            "017",
            "0b1",
            "12:30:45",
            "a:30",
            "2026-12-01",
            "=",
            "<<",
            "a:b",
            "a: b",
            "a:",
            ":a",
            "a #b",
            "#a",
            "- a",
            "-",
            "?",
            "? a",
            "{a: b}",
            "[a]",
            "a, b",
            "a]",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "a'b",
            "it''s",
            "a\\b",
            "\\n",
            "a\tb",
            "\t",
            " a",
            "a ",
            "one\ntwo",
            "one\ntwo\n",
            "\n",
            "\r\n",
            "acme+robot",
            "robot$ci",
            "na\u00efve",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\ud83d\ude00",
            "\ud835\udfd8",
            "\u0000",
            "\u001b[31m",
            "\u007f",
            "{{ .Values.x }}",
            "$(HOME)");

    private static final List<LoadSettings> READERS = List.of(
            LoadSettings.builder().build(),
            LoadSettings.builder().setSchema(new CoreSchema()).build());

    @Property(tries = 2_000)
    void anyTextReadsBack(@ForAll("texts") String text) {
        assertReadsBack(text);
    }

    @Test
    void trickyTextsReadBack() {
        TRICKY.forEach(YamlScalarsTest::assertReadsBack);
    }

    private static void assertReadsBack(String text) {
        String value = YamlScalars.quote(text);
        assertThat(value).doesNotContain("\n");
        for (LoadSettings reader : READERS) {
            Load load = new Load(reader);
            assertThat(load.loadFromString(value + "\n")).as(value).isEqualTo(text);
            assertThat(load.loadFromString("- a: " + value + "\n")).isEqualTo(List.of(Map.of("a", text)));
            assertThat(load.loadFromString("? " + value + "\n: 1\n")).isEqualTo(Map.of(text, 1));
            assertThat(load.loadFromString(YamlScalars.flow(List.of(text, text))))
                    .isEqualTo(List.of(text, text));
            assertThat(load.loadFromString(YamlScalars.flow(Map.of(text, text))))
                    .isEqualTo(Map.of(text, text));
            if (YamlScalars.fitsLiteral(text)) {
                String literal = (text.endsWith("\n") ? "|\n" : "|-\n") + text.indent(2);
                assertThat(load.loadFromString(literal)).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "acme/shop", "eu.gcr.io", "v1.2-rc_3", ".dockerconfigjson", "nope"})
    void keepsPlainWordsUnquoted(String text) {
        assertThat(YamlScalars.quote(text)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return anyTexts();
    }

    public static Arbitrary<String> anyTexts() {
        Arbitrary<String> any = Arbitraries.integers()
                .between(0, 0x10FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .map(Character::toString);
        Arbitrary<String> word =
                Arbitraries.strings().withChars("aAeEiInNoOyY.09_:+-/ ").ofMaxLength(5);
        return Arbitraries.oneOf(Arbitraries.of(TRICKY), any, word)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
