// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a YAML file with its location. Aliases are resolved; the resulting nodes have the location of the alias. */
public sealed interface Node {

    /** The location of the node. A map or list in block style spans from its first to its last item. */
    Span span();

    /** A copy with another location. */
    Node at(Span span);

    /** The type of a scalar in the YAML 1.2 core schema. */
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * A single value.
     *
     * @param kind its type
     * @param text without quotes and escapes
     * @param span its location, including quotes
     */
    record Scalar(Kind kind, String text, Span span) implements Node {
        @Override
        public Scalar at(Span span) {
            return new Scalar(kind, text, span);
        }

        /** The text with its location. */
        public Located<String> located() {
            return new Located<>(text, span);
        }
    }

    /**
     * A list.
     *
     * @param items in order
     * @param span its location
     */
    record Sequence(List<Node> items, Span span) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Sequence at(Span span) {
            return new Sequence(items, span);
        }
    }

    /**
     * A map with distinct keys.
     *
     * @param entries in file order
     * @param span its location
     */
    record Mapping(List<Entry> entries, Span span) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public Mapping at(Span span) {
            return new Mapping(entries, span);
        }

        /** The entry with this key, if it exists. */
        public Optional<Entry> entry(String key) {
            return Optional.ofNullable(find(key));
        }

        /** The entry with this key, or null. For code that runs for each field, where an Optional would take time. */
        public @Nullable Entry find(String key) {
            for (Entry entry : entries) {
                if (entry.key.equals(key)) {
                    return entry;
                }
            }
            return null;
        }
    }

    /**
     * A key of a map and its value. The location of the key is not an object: a large file has many keys, few of which are
     * asked for.
     *
     * @param key the text of the key
     * @param kind the type of the key in the core schema; most callers treat keys as strings
     * @param line of the first character of the key
     * @param column of the first character of the key
     * @param endLine of the first character after the key
     * @param endColumn of the first character after the key
     * @param value any node of the same file
     */
    record Entry(String key, Kind kind, int line, int column, int endLine, int endColumn, Node value) {
        public Entry(Scalar key, Node value) {
            this(
                    key.text,
                    key.kind,
                    key.span.line(),
                    key.span.column(),
                    key.span.endLine(),
                    key.span.endColumn(),
                    value);
        }

        /** A copy with another value. */
        public Entry with(Node value) {
            return new Entry(key, kind, line, column, endLine, endColumn, value);
        }

        /** The location of the key. */
        public Span keySpan() {
            return new Span(value.span().source(), line, column, endLine, endColumn);
        }

        /** The key as a string. */
        public Scalar text() {
            return new Scalar(Kind.STRING, key, keySpan());
        }
    }
}
