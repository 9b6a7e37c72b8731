// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.WrittenFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a map that the schema has validated: required fields exist, and all values have the right type.
 *
 * @param map the map
 */
record MappingReader(Node.Mapping map) {
    static MappingReader of(Node node) {
        return new MappingReader((Node.Mapping) node);
    }

    /** A declaration without fields. */
    static MappingReader empty(Span span) {
        return new MappingReader(new Node.Mapping(List.of(), span));
    }

    private @Nullable Node find(String field) {
        Node.Entry entry = map.find(field);
        return entry == null ? null : entry.value();
    }

    /** The names of all fields. */
    WrittenFields written() {
        List<String> names = new ArrayList<>(map.entries().size());
        for (Node.Entry entry : map.entries()) {
            names.add(entry.key());
        }
        return new WrittenFields(names);
    }

    boolean has(String field) {
        return find(field) != null;
    }

    Optional<Node> node(String field) {
        return Optional.ofNullable(find(field));
    }

    Optional<Located<String>> text(String field) {
        return find(field) instanceof Node.Scalar scalar ? Optional.of(scalar.located()) : Optional.empty();
    }

    /** A text without its location. */
    Optional<String> value(String field) {
        return find(field) instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    Located<String> require(String field) {
        return text(field).orElseThrow();
    }

    String textOr(String field, String fallback) {
        return find(field) instanceof Node.Scalar scalar ? scalar.text() : fallback;
    }

    boolean flag(String field) {
        return find(field) instanceof Node.Scalar scalar && Boolean.parseBoolean(scalar.text());
    }

    List<Node> items(String field) {
        return find(field) instanceof Node.Sequence list ? list.items() : List.of();
    }

    List<Located<String>> texts(String field) {
        List<Node> items = items(field);
        List<Located<String>> texts = new ArrayList<>(items.size());
        for (Node item : items) {
            texts.add(((Node.Scalar) item).located());
        }
        return Collections.unmodifiableList(texts);
    }

    /** The texts of a list without their locations. */
    List<String> values(String field) {
        List<Node> items = items(field);
        List<String> values = new ArrayList<>(items.size());
        for (Node item : items) {
            values.add(((Node.Scalar) item).text());
        }
        return Collections.unmodifiableList(values);
    }

    /** The maps of a list. */
    List<MappingReader> maps(String field) {
        List<Node> items = items(field);
        List<MappingReader> maps = new ArrayList<>(items.size());
        for (Node item : items) {
            maps.add(of(item));
        }
        return Collections.unmodifiableList(maps);
    }

    Optional<MappingReader> fields(String field) {
        return find(field) instanceof Node.Mapping mapping ? Optional.of(new MappingReader(mapping)) : Optional.empty();
    }

    /** The entries of a map; none if the field is missing. */
    List<Node.Entry> entries(String field) {
        return find(field) instanceof Node.Mapping mapping ? mapping.entries() : List.of();
    }

    /** A flag that is set by default. */
    boolean flagOrTrue(String field) {
        return !has(field) || flag(field);
    }

    Map<String, String> strings(String field) {
        List<Node.Entry> entries = entries(field);
        if (entries.isEmpty()) {
            return Map.of();
        }
        Map<String, String> strings = new LinkedHashMap<>();
        for (Node.Entry entry : entries) {
            strings.put(entry.key(), ((Node.Scalar) entry.value()).text());
        }
        return Collections.unmodifiableMap(strings);
    }

    Optional<Located<FileReference>> file(String field) {
        if (!(find(field) instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        return Optional.of(new Located<>(reference(scalar.text(), scalar.span()), scalar.span()));
    }

    /** A reference to a file, relative to the folder of the source. */
    static FileReference reference(String written, Span span) {
        SourceFile source = span.source();
        try {
            return new FileReference(written, source.resolve(written), source.reader());
        } catch (InvalidPathException e) {
            // Depends on the file system and the encoding of its names, so the schema cannot exclude it.
            String missing = HexFormat.of().formatHex(written.getBytes(StandardCharsets.UTF_16));
            return new FileReference(written, source.resolve(missing), (path, maxBytes) -> {
                throw new IOException("no file can have this name", e);
            });
        }
    }

    /** The location of the field's key, for diagnostics. */
    Span key(String field) {
        return map.entry(field).map(entry -> entry.keySpan()).orElse(map.span().firstLine());
    }
}
