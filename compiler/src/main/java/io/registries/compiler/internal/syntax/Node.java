// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** One node of a YAML file with its place. Aliases are already followed: they have the alias's own place. */
public sealed interface Node {

    /** Where the node stands. A map or list in block style spans from its first to its last item. */
    Span span();

    /** The same content at another place. */
    Node at(Span place);

    /** What a scalar is by the YAML 1.2 core schema. */
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * A single value.
     *
     * @param kind what it is
     * @param text its text, unquoted and unescaped
     * @param span its place, quotes included
     */
    record Scalar(Kind kind, String text, Span span) implements Node {
        @Override
        public Scalar at(Span place) {
            return new Scalar(kind, text, place);
        }

        /** The text with its place. */
        public Located<String> located() {
            return new Located<>(text, span);
        }
    }

    /**
     * A list.
     *
     * @param items in order
     * @param span its place
     */
    record Sequence(List<Node> items, Span span) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Sequence at(Span place) {
            return new Sequence(items, place);
        }
    }

    /**
     * A map with distinct keys.
     *
     * @param entries in the order of the file
     * @param span its place
     */
    record Mapping(List<Entry> entries, Span span) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public Mapping at(Span place) {
            return new Mapping(entries, place);
        }

        /** The entry of a key, if there is one. */
        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.key.equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * One key of a map and its value.
     *
     * @param key the key's text
     * @param kind what the key is by the core schema: a text for most purposes, whatever it is
     * @param place the key's
     * @param value any node
     */
    record Entry(String key, Kind kind, Span place, Node value) {
        public Entry(Scalar key, Node value) {
            this(key.text, key.kind, key.span, value);
        }

        /** The key as a text. */
        public Scalar text() {
            return new Scalar(Kind.STRING, key, place);
        }
    }
}
