// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.syntax.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The schema's text as a tree. The parser alone is loaded for it, and not what maps JSON to objects. */
final class SchemaJson {
    private static final Span NOWHERE = Span.startOf(new Source("schema", Path.of("schema"), ""));

    private SchemaJson() {}

    static Node.Mapping read(String text) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return mapping(json);
        }
    }

    private static Node node(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> mapping(json);
            case START_ARRAY -> sequence(json);
            case VALUE_STRING -> scalar(Node.Kind.STRING, json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Node.Kind.NUMBER, json.getString());
            case VALUE_TRUE, VALUE_FALSE -> scalar(Node.Kind.BOOLEAN, json.getString());
            default -> scalar(Node.Kind.NULL, "");
        };
    }

    private static Node.Mapping mapping(JsonParser json) {
        List<Node.Entry> entries = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Node.Scalar key = scalar(Node.Kind.STRING, json.currentName());
            json.nextToken();
            entries.add(new Node.Entry(key, node(json)));
        }
        return new Node.Mapping(entries, NOWHERE);
    }

    private static Node.Sequence sequence(JsonParser json) {
        List<Node> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(json));
        }
        return new Node.Sequence(items, NOWHERE);
    }

    private static Node.Scalar scalar(Node.Kind kind, String text) {
        return new Node.Scalar(kind, text, NOWHERE);
    }
}
