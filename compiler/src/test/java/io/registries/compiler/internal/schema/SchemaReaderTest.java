// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is read as a YAML reader reads it. */
class SchemaReaderTest {
    @Test
    void readsTheSchemaAsYamlDoes() {
        Node yaml = YamlReader.read(new SourceFile("schema", Path.of("schema"), SchemaValidator.text()))
                .value()
                .orElseThrow();

        assertThat(content(SchemaReader.read(SchemaValidator.text()))).isEqualTo(content(yaml));
    }

    @Test
    void readsEscapes() {
        assertThat(text("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9 \u00e9\"")).isEqualTo("\"\\/\b\f\n\r\t\u00e9 \u00e9");
        assertThat(text("\"\"")).isEmpty();
        assertThat(text("\"a\\\\\"")).isEqualTo("a\\");
    }

    @Test
    void readsEmptyCollections() {
        assertThat(content(SchemaReader.read(" { \"a\" : [ ] , \"b\":{}}\n")))
                .isEqualTo(
                        List.of(List.of("a", Node.Kind.STRING, List.of()), List.of("b", Node.Kind.STRING, List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1",
                "{\"a\"}",
                "{\"a\": }",
                "{\"a\": 1 \"b\": 2}",
                "{a: 1}",
                "[1 2]",
                "\"a",
                "\"a\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\uzzzz\"",
                "-",
                "True",
                "{} {}"
            })
    void rejectsWhatIsNotJson(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SchemaReader.read(text))
                .withMessageContaining("not valid JSON");
    }

    private static String text(String json) {
        return ((Node.Scalar) SchemaReader.read(json)).text();
    }

    private static Object content(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> List.of(entry.key(), entry.kind(), content(entry.value())))
                    .toList();
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(SchemaReaderTest::content).toList();
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return List.of(scalar.kind(), scalar.text());
    }
}
