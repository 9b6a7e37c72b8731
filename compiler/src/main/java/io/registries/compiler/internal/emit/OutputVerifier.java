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

/** Parses the output of a user template and compares it with the required document. */
final class OutputVerifier {
    private OutputVerifier() {}

    /**
     * The parsed content of a file.
     *
     * @param value nested maps, lists and scalars
     */
    record Content(@Nullable Object value) {
        /** Whether it contains the expected content; additional content is allowed. */
        boolean isSupersetOf(Object expected) {
            return OutputVerifier.isSupersetOf(value, expected);
        }
    }

    /** Parses a file; empty if it is not valid. */
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
            // The compiler writes no numbers to YAML, so a number never matches.
            case NUMBER -> scalar.kind();
        };
    }
}
