// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.link;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.syntax.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of a map that the schema has proved: what is required is there, and everything has its type.
 *
 * @param map the map
 */
record Fields(Node.Mapping map) {
    static Fields of(Node node) {
        return new Fields((Node.Mapping) node);
    }

    boolean has(String field) {
        return map.entry(field).isPresent();
    }

    Optional<Node> node(String field) {
        return map.entry(field).map(Node.Entry::value);
    }

    Optional<Located<String>> text(String field) {
        return node(field).map(node -> ((Node.Scalar) node).located());
    }

    Located<String> require(String field) {
        return text(field).orElseThrow();
    }

    String textOr(String field, String fallback) {
        return text(field).map(Located::value).orElse(fallback);
    }

    boolean flag(String field) {
        return text(field).map(text -> Boolean.parseBoolean(text.value())).orElse(false);
    }

    List<Node> items(String field) {
        return node(field).map(node -> ((Node.Sequence) node).items()).orElse(List.of());
    }

    List<Located<String>> texts(String field) {
        return items(field).stream().map(item -> ((Node.Scalar) item).located()).toList();
    }

    Optional<Fields> fields(String field) {
        return node(field).map(Fields::of);
    }

    Map<String, String> strings(String field) {
        Map<String, String> strings = new LinkedHashMap<>();
        fields(field)
                .ifPresent(fields -> fields.map()
                        .entries()
                        .forEach(entry -> strings.put(entry.key().text(), ((Node.Scalar) entry.value()).text())));
        return Collections.unmodifiableMap(strings);
    }

    Optional<Located<FileReference>> file(String field) {
        return text(field)
                .map(text -> text.map(written ->
                        new FileReference(written, text.span().source().resolve(written))));
    }

    /** The field's key, to point at. */
    Span key(String field) {
        return map.entry(field)
                .map(entry -> entry.key().span())
                .orElse(map.span().firstLine());
    }
}
