// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.syntax.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The schema without what is written for people, a line a node: to read the schema itself takes as long as to read a small
 * configuration. A line is a bracket or brace, or a sign and what it is: {@code :} a key, {@code "} a text, {@code #} a
 * number, {@code ?} true or false. A test makes it of the schema and holds the two together.
 */
final class SchemaLines {
    private static final Span NOWHERE = Span.startOf(new Source("schema", Path.of("schema"), ""));

    private final Iterator<String> lines;

    private SchemaLines(Iterator<String> lines) {
        this.lines = lines;
    }

    /** The schema's tree. */
    static Node.Mapping read(String text) {
        Iterator<String> lines = text.lines().iterator();
        lines.next();
        return new SchemaLines(lines).map();
    }

    private Node.Mapping map() {
        List<Node.Entry> entries = new ArrayList<>();
        for (String line = lines.next(); !line.equals("}"); line = lines.next()) {
            entries.add(new Node.Entry(scalar(Node.Kind.STRING, line), node(lines.next())));
        }
        return new Node.Mapping(entries, NOWHERE);
    }

    private Node.Sequence list() {
        List<Node> items = new ArrayList<>();
        for (String line = lines.next(); !line.equals("]"); line = lines.next()) {
            items.add(node(line));
        }
        return new Node.Sequence(items, NOWHERE);
    }

    private Node node(String line) {
        return switch (line.charAt(0)) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> scalar(Node.Kind.STRING, line);
            case '#' -> scalar(Node.Kind.NUMBER, line);
            case '?' -> scalar(Node.Kind.BOOLEAN, line);
            default -> throw new IllegalStateException("not a line of a schema: " + line);
        };
    }

    private static Node.Scalar scalar(Node.Kind kind, String line) {
        return new Node.Scalar(kind, line.substring(1), NOWHERE);
    }
}
