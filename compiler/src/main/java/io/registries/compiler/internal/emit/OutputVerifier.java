// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what a template of the user rendered, and compares it with the document that it must contain. */
final class OutputVerifier {
    private OutputVerifier() {}

    /**
     * What a file says.
     *
     * @param value maps, lists and values
     */
    record Content(@Nullable Object value) {
        /** Whether it says everything that is expected; a template may add to it. */
        boolean isSupersetOf(Object expected) {
            return OutputVerifier.isSupersetOf(value, expected);
        }
    }

    /** The content of a file, if it is valid. */
    static Optional<Content> parse(Format format, String text) {
        return format == Format.JSON
                ? JsonSupport.read(text).map(root -> new Content(JsonSupport.content(root)))
                : YamlReader.read(new SourceFile("output", Path.of("output"), text))
                        .value()
                        .map(root -> new Content(content(root)));
    }

    private static boolean isSupersetOf(@Nullable Object actual, @Nullable Object expected) {
        if (expected instanceof Map<?, ?> fields) {
            return actual instanceof Map<?, ?> present
                    && fields.entrySet().stream()
                            .allMatch(field -> present.containsKey(field.getKey())
                                    && isSupersetOf(present.get(field.getKey()), field.getValue()));
        }
        if (expected instanceof List<?> items) {
            return actual instanceof List<?> present
                    && present.size() == items.size()
                    && IntStream.range(0, items.size()).allMatch(i -> isSupersetOf(present.get(i), items.get(i)));
        }
        return Objects.equals(actual, expected);
    }

    private static @Nullable Object content(Node node) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> fields.put(entry.key(), content(entry.value())));
            return fields;
        }
        if (node instanceof Node.Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(content(item)));
            return items;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case STRING -> scalar.text();
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case NULL -> null;
            // No YAML that the compiler writes has numbers: one is never what is expected.
            case NUMBER -> scalar.kind();
        };
    }
}
