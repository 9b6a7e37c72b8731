// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.syntax.Node;
import io.registries.compiler.syntax.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a rendered file back, and compares it with what it was made from. */
final class ReadBack {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(LAYOUT)
            .build();

    private ReadBack() {}

    /** The JSON of a text, if it is JSON. */
    static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException problem) {
            return Optional.empty();
        }
    }

    /** JSON as the compiler lays files out. */
    static String laidOut(JsonNode json) {
        return JSON.writeValueAsString(json) + "\n";
    }

    /** Whether a JSON document says everything that is expected; a user's template may say more. */
    static boolean says(JsonNode actual, Object expected) {
        return contains(actual, JSON.valueToTree(expected));
    }

    private static boolean contains(JsonNode actual, JsonNode expected) {
        if (!expected.isObject()) {
            return actual.equals(expected);
        }
        return expected.propertyStream()
                .allMatch(
                        entry -> actual.has(entry.getKey()) && contains(actual.path(entry.getKey()), entry.getValue()));
    }

    /** The YAML of a text, if it is YAML. */
    static Optional<Node> yaml(String text) {
        return YamlReader.read(new Source("output", Path.of("output"), text)).value();
    }

    /** Whether a YAML document says everything that is expected; a user's template may say more. */
    static boolean says(Node actual, Object expected) {
        return contains(actual, expected);
    }

    private static boolean contains(Node actual, @Nullable Object expected) {
        if (expected instanceof Map<?, ?> map) {
            return actual instanceof Node.Mapping mapping
                    && map.entrySet().stream()
                            .allMatch(entry -> mapping.entry(String.valueOf(entry.getKey()))
                                    .filter(found -> contains(found.value(), entry.getValue()))
                                    .isPresent());
        }
        if (expected instanceof List<?> list) {
            return actual instanceof Node.Sequence sequence
                    && sequence.items().size() == list.size()
                    && java.util.stream.IntStream.range(0, list.size())
                            .allMatch(i -> contains(sequence.items().get(i), list.get(i)));
        }
        if (!(actual instanceof Node.Scalar scalar)) {
            return false;
        }
        return expected == null
                ? scalar.kind() == Node.Kind.NULL
                : scalar.kind() == Node.Kind.STRING && scalar.text().equals(expected);
    }
}
