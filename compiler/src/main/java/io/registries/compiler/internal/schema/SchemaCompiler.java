// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Compiles a JSON Schema (draft 2020-12) to a matcher. It supports the keywords that our schema uses and rejects others. A
 * property test compares the matcher with the schema library.
 */
final class SchemaCompiler {
    private static final Set<String> NON_VALIDATING_KEYWORDS =
            Set.of("$schema", "$id", "$defs", "title", "description", "default", "examples");
    private static final String MAX_LENGTH = "maxLength";
    private static final String DEFINITIONS_PREFIX = "#/$defs/";

    private final Node.Mapping schema;
    private final Map<String, SchemaMatcher> definitions = new HashMap<>();

    SchemaCompiler(Node.Mapping schema) {
        this.schema = schema;
        definitions.putAll(named(value(schema, "$defs")));
    }

    /** The matcher of a file. */
    SchemaMatcher file() {
        return matcher(schema);
    }

    /** The matchers of the definitions, by name. */
    Map<String, SchemaMatcher> definitions() {
        return definitions;
    }

    /** The matchers of the items of lists, by the field of the file that contains the list. */
    Map<String, SchemaMatcher> items() {
        Map<String, SchemaMatcher> matchers = new HashMap<>();
        for (Node.Entry field : ((Node.Mapping) value(schema, "properties")).entries()) {
            Node.Mapping keywords = (Node.Mapping) field.value();
            Optional<Node.Entry> items = keywords.entry("items");
            if (items.isPresent()) {
                requireIndependentItems(keywords);
                matchers.put(field.key(), matcher(items.get().value()));
            }
        }
        return matchers;
    }

    // With keywords such as `uniqueItems`, a list of valid items could be invalid.
    private static void requireIndependentItems(Node.Mapping keywords) {
        for (Node.Entry keyword : keywords.entries()) {
            if (isValidating(keyword.key()) && !Set.of("type", "items").contains(keyword.key())) {
                throw new IllegalStateException("unsupported keyword of a list at the top level: " + keyword.key());
            }
        }
    }

    private static boolean isValidating(String keyword) {
        return !NON_VALIDATING_KEYWORDS.contains(keyword) && !Annotations.ALL.contains(keyword);
    }

    private SchemaMatcher matcher(Node schema) {
        if (schema instanceof Node.Scalar scalar) {
            return Boolean.parseBoolean(scalar.text()) ? SchemaMatcher.ANYTHING : SchemaMatcher.NOTHING;
        }
        Node.Mapping keywords = (Node.Mapping) schema;
        List<SchemaMatcher> parts = new ArrayList<>();
        // Strings that are too long must not reach a pattern.
        keywords.entry(MAX_LENGTH).ifPresent(keyword -> parts.add(part(MAX_LENGTH, keyword.value(), keywords)));
        for (Node.Entry keyword : keywords.entries()) {
            if (isValidating(keyword.key()) && !keyword.key().equals(MAX_LENGTH)) {
                parts.add(part(keyword.key(), keyword.value(), keywords));
            }
        }
        return SchemaMatcher.all(parts);
    }

    private SchemaMatcher part(String keyword, Node value, Node.Mapping siblings) {
        return switch (keyword) {
            case "$ref" -> reference(text(value).substring(DEFINITIONS_PREFIX.length()));
            case "type" -> types(types(value, siblings));
            case "const" -> constants(Set.of(NodeJson.value(value)));
            case "enum" ->
                constants(Set.copyOf(items(value).stream().map(NodeJson::value).toList()));
            case "allOf" ->
                SchemaMatcher.all(items(value).stream().map(this::matcher).toList());
            case "anyOf" ->
                new SchemaMatcher.Any(items(value).stream().map(this::matcher).toList());
            case "if" -> new SchemaMatcher.Choice(matcher(value), sibling(siblings, "then"), sibling(siblings, "else"));
            case "properties" -> new SchemaMatcher.Fields(named(value), sibling(siblings, "additionalProperties"));
            // Handled by `if`.
            case "then", "else" -> SchemaMatcher.ANYTHING;
            case "additionalProperties" ->
                siblings.entry("properties").isPresent()
                        ? SchemaMatcher.ANYTHING
                        : new SchemaMatcher.Fields(Map.of(), matcher(value));
            case "required" -> required(strings(value));
            case "propertyNames" -> keys(matcher(value));
            case "items" -> each(matcher(value));
            case "uniqueItems" -> node -> !(node instanceof Node.Sequence list) || areUnique(list.items());
            case "minItems" -> items(atLeast(value));
            case "minProperties" -> entries(atLeast(value));
            case "maxProperties" -> entries(atMost(value));
            case "minLength" -> length(atLeast(value));
            case MAX_LENGTH -> length(atMost(value));
            case "not" -> not(matcher(value));
            case "pattern" -> texts(AnchoredPattern.matching(text(value)));
            default -> throw new IllegalStateException("unsupported keyword in the schema: " + keyword);
        };
    }

    private SchemaMatcher sibling(Node.Mapping siblings, String keyword) {
        return siblings.entry(keyword).map(Node.Entry::value).map(this::matcher).orElse(SchemaMatcher.ANYTHING);
    }

    // Resolved lazily because definitions refer to each other.
    private SchemaMatcher reference(String name) {
        return node -> Objects.requireNonNull(definitions.get(name)).matches(node);
    }

    private static SchemaMatcher not(SchemaMatcher matcher) {
        return node -> !matcher.matches(node);
    }

    private static List<String> types(Node value, Node.Mapping siblings) {
        List<String> names = new ArrayList<>(strings(value));
        if (siblings.entry(Annotations.PLAINTEXT).isPresent()) {
            names.add("string");
        }
        return names;
    }

    private static SchemaMatcher types(List<String> names) {
        return names.size() == 1
                ? node -> NodeJson.type(node).equals(names.get(0))
                : node -> names.contains(NodeJson.type(node));
    }

    private static SchemaMatcher constants(Set<Object> values) {
        return node -> node instanceof Node.Scalar && values.contains(NodeJson.value(node));
    }

    private static SchemaMatcher required(List<String> names) {
        return node -> {
            if (node instanceof Node.Mapping mapping) {
                for (String name : names) {
                    if (mapping.find(name) == null) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static SchemaMatcher keys(SchemaMatcher key) {
        return node -> {
            if (node instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    if (!key.matches(entry.text())) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static SchemaMatcher each(SchemaMatcher item) {
        return node -> {
            if (!(node instanceof Node.Sequence list)) {
                return true;
            }
            for (Node element : list.items()) {
                if (!item.matches(element)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean areUnique(List<Node> items) {
        Set<Object> seen = new HashSet<>();
        for (Node item : items) {
            if (!seen.add(NodeJson.value(item))) {
                return false;
            }
        }
        return true;
    }

    private static IntPredicate atLeast(Node bound) {
        int min = Integer.parseInt(text(bound));
        return size -> size >= min;
    }

    private static IntPredicate atMost(Node bound) {
        int max = Integer.parseInt(text(bound));
        return size -> size <= max;
    }

    private static SchemaMatcher items(IntPredicate size) {
        return node ->
                !(node instanceof Node.Sequence list) || size.test(list.items().size());
    }

    private static SchemaMatcher entries(IntPredicate size) {
        return node -> !(node instanceof Node.Mapping mapping)
                || size.test(mapping.entries().size());
    }

    private static SchemaMatcher length(IntPredicate size) {
        return texts(text -> size.test(text.codePointCount(0, text.length())));
    }

    private static SchemaMatcher texts(Predicate<String> test) {
        return node ->
                !(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.STRING || test.test(scalar.text());
    }

    private Map<String, SchemaMatcher> named(Node schemas) {
        Map<String, SchemaMatcher> matchers = new HashMap<>();
        ((Node.Mapping) schemas).entries().forEach(entry -> matchers.put(entry.key(), matcher(entry.value())));
        return matchers;
    }

    private static Node value(Node.Mapping mapping, String key) {
        return mapping.entry(key).orElseThrow().value();
    }

    private static List<Node> items(Node node) {
        return ((Node.Sequence) node).items();
    }

    private static List<String> strings(Node node) {
        return node instanceof Node.Sequence list
                ? list.items().stream().map(SchemaCompiler::text).toList()
                : List.of(text(node));
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }
}
