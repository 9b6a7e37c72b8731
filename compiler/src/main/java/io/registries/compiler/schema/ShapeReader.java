// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import io.registries.compiler.parallel.InParallel;
import io.registries.compiler.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Makes a shape of a JSON Schema of the 2020-12 draft. It knows the keywords that the language's schema uses, and refuses
 * to read one with others. Generated input holds it to what the schema library says.
 */
final class ShapeReader {
    private static final Set<String> NOTES = Set.of(
            "$schema",
            "$id",
            "$defs",
            "title",
            "description",
            "default",
            "examples",
            "patternErrorMessage",
            "x-sensitive");
    /** Items from which on several are looked at in parallel. */
    private static final int LONG = 200;

    private static final String DEFINITIONS = "#/$defs/";

    private final Map<String, Shape> definitions = new HashMap<>();

    private ShapeReader() {}

    /** Whether a keyword says nothing of a shape. */
    static boolean isNote(String keyword) {
        return NOTES.contains(keyword);
    }

    static Shape read(Node.Mapping schema) {
        ShapeReader reader = new ShapeReader();
        reader.definitions.putAll(reader.shapes(value(schema, "$defs")));
        return reader.shape(schema);
    }

    private Shape shape(Node schema) {
        if (schema instanceof Node.Scalar scalar) {
            return Boolean.parseBoolean(scalar.text()) ? Shape.ANYTHING : Shape.NOTHING;
        }
        Node.Mapping keywords = (Node.Mapping) schema;
        List<Shape> parts = new ArrayList<>();
        for (Node.Entry keyword : keywords.entries()) {
            if (!isNote(keyword.key())) {
                parts.add(part(keyword.key(), keyword.value(), keywords));
            }
        }
        return Shape.all(parts);
    }

    private Shape part(String keyword, Node value, Node.Mapping siblings) {
        return switch (keyword) {
            case "$ref" -> reference(text(value).substring(DEFINITIONS.length()));
            case "type" -> types(strings(value));
            case "const" -> constant(Set.of(Nodes.value(value)));
            case "enum" ->
                constant(Set.copyOf(items(value).stream().map(Nodes::value).toList()));
            case "allOf" -> Shape.all(items(value).stream().map(this::shape).toList());
            case "anyOf" -> new Shape.Any(items(value).stream().map(this::shape).toList());
            case "if" -> new Shape.Choice(shape(value), branch(siblings, "then"), branch(siblings, "else"));
            case "properties" -> new Shape.Fields(shapes(value), branch(siblings, "additionalProperties"));
            // They act through their siblings where they have those.
            case "then", "else" -> Shape.ANYTHING;
            case "additionalProperties" ->
                siblings.entry("properties").isPresent() ? Shape.ANYTHING : new Shape.Fields(Map.of(), shape(value));
            case "required" -> required(strings(value));
            case "propertyNames" -> names(shape(value));
            case "items" -> each(shape(value));
            case "uniqueItems" -> node -> !(node instanceof Node.Sequence list) || areUnique(list.items());
            case "minItems" -> items(atLeast(value));
            case "minProperties" -> entries(atLeast(value));
            case "maxProperties" -> entries(atMost(value));
            case "minLength" -> length(atLeast(value));
            case "maxLength" -> length(atMost(value));
            case "pattern" -> texts(WholeText.matching(text(value)));
            default -> throw new IllegalStateException("a keyword that the schema did not use before: " + keyword);
        };
    }

    private Shape branch(Node.Mapping siblings, String keyword) {
        return siblings.entry(keyword).map(Node.Entry::value).map(this::shape).orElse(Shape.ANYTHING);
    }

    // Looked up when it is used: definitions name one another.
    private Shape reference(String name) {
        return node -> Objects.requireNonNull(definitions.get(name)).admits(node);
    }

    private static Shape types(List<String> names) {
        return names.size() == 1
                ? node -> Nodes.type(node).equals(names.get(0))
                : node -> names.contains(Nodes.type(node));
    }

    private static Shape constant(Set<Object> values) {
        return node -> node instanceof Node.Scalar && values.contains(Nodes.value(node));
    }

    private static Shape required(List<String> names) {
        return node -> {
            if (node instanceof Node.Mapping mapping) {
                for (String name : names) {
                    if (mapping.entry(name).isEmpty()) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static Shape names(Shape shape) {
        return node -> {
            if (node instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    if (!shape.admits(entry.text())) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static Shape each(Shape shape) {
        return node -> {
            if (!(node instanceof Node.Sequence list)) {
                return true;
            }
            if (list.items().size() > LONG) {
                return !InParallel.each(list.items(), shape::admits).contains(false);
            }
            for (Node item : list.items()) {
                if (!shape.admits(item)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean areUnique(List<Node> items) {
        Set<Object> seen = new HashSet<>();
        for (Node item : items) {
            if (!seen.add(Nodes.value(item))) {
                return false;
            }
        }
        return true;
    }

    private static IntPredicate atLeast(Node bound) {
        int least = Integer.parseInt(text(bound));
        return size -> size >= least;
    }

    private static IntPredicate atMost(Node bound) {
        int most = Integer.parseInt(text(bound));
        return size -> size <= most;
    }

    private static Shape items(IntPredicate size) {
        return node ->
                !(node instanceof Node.Sequence list) || size.test(list.items().size());
    }

    private static Shape entries(IntPredicate size) {
        return node -> !(node instanceof Node.Mapping mapping)
                || size.test(mapping.entries().size());
    }

    private static Shape length(IntPredicate size) {
        return texts(text -> size.test(text.codePointCount(0, text.length())));
    }

    private static Shape texts(Predicate<String> test) {
        return node ->
                !(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.STRING || test.test(scalar.text());
    }

    private Map<String, Shape> shapes(Node named) {
        Map<String, Shape> shapes = new HashMap<>();
        ((Node.Mapping) named).entries().forEach(entry -> shapes.put(entry.key(), shape(entry.value())));
        return shapes;
    }

    private static Node value(Node.Mapping mapping, String key) {
        return mapping.entry(key).orElseThrow().value();
    }

    private static List<Node> items(Node node) {
        return ((Node.Sequence) node).items();
    }

    private static List<String> strings(Node node) {
        return node instanceof Node.Sequence list
                ? list.items().stream().map(ShapeReader::text).toList()
                : List.of(text(node));
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }
}
