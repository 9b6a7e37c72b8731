// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every string is read back unchanged, at any position. */
class YamlBlockTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                "21",
                "1e3",
                "0x1f",
                "0o17",
                "1_000",
                "12:30:45",
                ".inf",
                ".nan",
                "~",
                "null",
                "Null",
                "on",
                "Yes",
                "y",
                "TRUE",
                "- a",
                "a: b",
                "a:",
                "a:b",
                ":a",
                "a #b",
                "#a",
                "robot$ci",
                "acme+robot",
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
                "a\\b",
                "a\tb",
                "tab\t",
                "one\ntwo",
                "one\ntwo\n",
                "one\n\ntwo\n\n",
                "  one\ntwo\n",
                "\none\n",
                "one\n \ntwo\n",
                "one\r\ntwo\n",
                "one\n\ttwo\n",
                "one\n# two: three\n",
                "2026-12-01",
                "=",
                "<<",
                "---",
                "...",
                "?",
                "? a",
                "\u0000\u0007\u001b",
                "\u0085\u2028\ufeff\u00a0",
                "naïve",
                "\ud83d\ude00",
                "\"\\\n",
                "a\u007f"
            })
    void readsBack(String text) {
        YamlBlock block = new YamlBlock();
        block.put("value", text);
        // The reader rejects merge keys, including quoted ones.
        String key = text.isEmpty() || text.equals("<<") ? "k" : text;
        block.put("one", Map.of(key, text));
        block.put("several", List.of(text, "x", text));
        block.put("map", Map.of("k", Map.of("k", text)));
        YamlBlock outer = new YamlBlock();
        outer.putItems("items", List.of(block));
        String yaml = String.join("\n", outer.asItem()) + "\n";
        Node tree = YamlReader.read(new SourceFile("x.yaml", Path.of("/x.yaml"), yaml))
                .value()
                .orElseThrow(() -> new AssertionError(yaml));
        Node item = at(at(at(tree, 0), "items"), 0);
        assertThat(text(at(item, "value"))).as(yaml).isEqualTo(text);
        assertThat(text(at(at(item, "one"), key))).as(yaml).isEqualTo(text);
        assertThat(text(at(at(item, "several"), 2))).as(yaml).isEqualTo(text);
        assertThat(text(at(at(at(item, "map"), "k"), "k"))).as(yaml).isEqualTo(text);
    }

    @Test
    void sanitizesAndTruncatesCertificateNames() {
        assertThat(SafeText.name("a\n`b`\u001b[31m" + "x".repeat(200)))
                .startsWith("`a??b??[31m")
                .hasSizeLessThan(90);
        assertThat(SafeText.comment("registries:  allow tls-not-supported: x"))
                .isEqualTo("# registries, allow tls-not-supported: x");
    }

    private static Node at(Node node, Object step) {
        return step instanceof Integer index
                ? ((Node.Sequence) node).items().get(index)
                : ((Node.Mapping) node).entry(step.toString()).orElseThrow().value();
    }

    private static String text(Node node) {
        Node.Scalar scalar = (Node.Scalar) node;
        assertThat(scalar.kind()).isEqualTo(Node.Kind.STRING);
        return scalar.text();
    }
}
