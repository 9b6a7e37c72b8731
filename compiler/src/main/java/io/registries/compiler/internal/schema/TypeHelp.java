// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The help for a value of the wrong type. It offers only what the schema accepts.
 *
 * @param violation the error
 * @param expected the name of the expected type
 */
record TypeHelp(Violation violation, String expected) {
    private static final String LIST = "a list";
    private static final String MAP = "a map";

    private static final Set<String> TRUE_WORDS = Set.of("true", "yes", "on", "y");
    private static final Set<String> FALSE_WORDS = Set.of("false", "no", "off", "n");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*+");

    /** Fields whose value identifies a map, so that a text in its place is probably meant as this value. */
    private static final List<String> IDENTIFYING_FIELDS = List.of("name", "registry");

    Optional<String> text() {
        Node node = violation.node();
        if (node instanceof Node.Mapping map) {
            return expected.equals(LIST) ? Optional.of(asList(map)) : Optional.empty();
        }
        if (node instanceof Node.Sequence list) {
            boolean ofMaps = list.items().stream().allMatch(Node.Mapping.class::isInstance);
            return expected.equals(MAP)
                    ? Optional.of("remove the hyphens or brackets").filter(help -> ofMaps)
                    : Optional.of("write a single value");
        }
        return ofScalar((Node.Scalar) node);
    }

    private Optional<String> ofScalar(Node.Scalar scalar) {
        if (scalar.kind() == Node.Kind.NULL) {
            return Optional.of(isOptional() ? "set a value, or remove it" : "set a value");
        }
        if (expected.equals(LIST)) {
            return Optional.of(asList(scalar));
        }
        String word = scalar.text().toLowerCase(Locale.ROOT);
        if (expected.contains("true") && (TRUE_WORDS.contains(word) || FALSE_WORDS.contains(word))) {
            return Optional.of("write `" + TRUE_WORDS.contains(word) + "`, without quotes");
        }
        if (scalar.kind() != Node.Kind.STRING) {
            return Optional.of("put it in quotes").filter(help -> expected.contains("a string"));
        }
        return expected.equals(MAP) && !violation.isSensitive() ? asMap(scalar) : Optional.empty();
    }

    private Optional<String> asMap(Node.Scalar scalar) {
        return name(scalar)
                .flatMap(text -> IDENTIFYING_FIELDS.stream()
                        .filter(field ->
                                violation.location().part().path("properties").has(field)
                                        && accepts(violation.location().family(), mapOf(field, scalar)))
                        .map(field -> "write `{" + field + ": " + text + "}`")
                        .findFirst());
    }

    /** A text that can be a name. Others may be secrets in the wrong place, which messages do not repeat. */
    private static Optional<String> name(Node.Scalar scalar) {
        return PlainText.of(scalar.text()).filter(NAME.asMatchPredicate());
    }

    private String asList(Node.Scalar scalar) {
        return itemDefinition().map(definition -> accepts(definition, scalar)).orElse(isText(items()))
                        && name(scalar).isPresent()
                ? "write `[" + name(scalar).get() + "]`"
                : "write a list, with each item after `- `";
    }

    private String asList(Node.Mapping map) {
        boolean ofNamedMaps = itemDefinition()
                .filter(definition -> map.entries().stream().allMatch(entry -> isNamedMap(definition, entry)))
                .isPresent();
        return ofNamedMaps
                ? "write each as an item, such as `- name: "
                        + map.entries().get(0).key() + "`"
                : "start each item with `- `";
    }

    private static boolean isNamedMap(String definition, Node.Entry entry) {
        Node.Mapping map =
                entry.value() instanceof Node.Mapping mapping ? mapping : new Node.Mapping(List.of(), entry.keySpan());
        return (entry.value() instanceof Node.Mapping || isNull(entry.value()))
                && map.entry("name").isEmpty()
                && accepts(definition, SchemaDefinitions.with(map, "name", entry.text()));
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
    }

    private JsonNode items() {
        return violation.location().part().path("items");
    }

    private Optional<String> itemDefinition() {
        return SchemaDefinitions.referredBy(items());
    }

    private static boolean isText(JsonNode part) {
        return part.path("type").asString("").equals("string");
    }

    private boolean isOptional() {
        return violation.parent() instanceof Node.Mapping map
                && violation
                        .location()
                        .definitionsOfMapsIn(violation.parentField())
                        .anyMatch(definition ->
                                accepts(definition, SchemaDefinitions.without(map, List.of(violation.field()))));
    }

    private static boolean accepts(String definition, Node node) {
        return SchemaDefinitions.matches(definition, node);
    }

    private static Node.Mapping mapOf(String field, Node.Scalar value) {
        return SchemaDefinitions.with(new Node.Mapping(List.of(), value.span()), field, value);
    }
}
