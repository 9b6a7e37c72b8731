// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import com.networknt.schema.Error;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.syntax.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One error of the schema library, brought back to the YAML's tree and to the part of the schema that it broke.
 *
 * @param keyword that was broken
 * @param node that broke it
 * @param parent of the node; the node itself at the root
 * @param name how messages name the node
 * @param field the field that the error is about; for most errors the node's own
 * @param schemaPath the steps from the schema's root to the keyword
 * @param schema the whole schema
 */
record Violation(
        String keyword, Node node, Node parent, String name, String field, List<String> schemaPath, JsonNode schema) {

    static Violation of(Error error, Node root, JsonNode schema) {
        Node node = root;
        Node parent = root;
        String name = "the file";
        String field = "";
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object step = error.getInstanceLocation().getElement(i);
            parent = node;
            node = Nodes.child(node, step).orElse(node);
            if (step instanceof String key) {
                field = key;
                name = "`" + key + "`";
            } else {
                name = "an item of `" + field + "`";
            }
        }
        String property = error.getProperty();
        return new Violation(
                error.getKeyword(), node, parent, name, property == null ? field : property, path(error), schema);
    }

    private static List<String> path(Error error) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1);
        List<String> steps = new ArrayList<>();
        for (String step : pointer.split("/", -1)) {
            if (!step.isEmpty()) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return steps;
    }

    boolean is(String other) {
        return keyword.equals(other);
    }

    /** The map that the error is about. */
    Node map() {
        boolean ofTheMap = is("required") || is("additionalProperties") || is("propertyNames");
        return ofTheMap ? node : parent;
    }

    /** Whether the map stands for a secret: a field of it may be the secret itself, and is not repeated. */
    boolean isInSecret() {
        return schemaPath.size() > 1 && schemaPath.get(1).equals("secret");
    }

    /** Whether the value may be a secret in the wrong place, and is not repeated. */
    boolean isSensitive() {
        return siblings().path("x-sensitive").asBoolean(false);
    }

    /** What the broken keyword says. */
    JsonNode schemaNode() {
        return at(schemaPath);
    }

    /** The schema object that the broken keyword stands in. */
    JsonNode siblings() {
        return at(schemaPath.subList(0, schemaPath.size() - 1));
    }

    /** The fields that the object with the broken keyword knows. */
    List<String> fieldsHere() {
        return siblings()
                .path("properties")
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** The words that a field of the object with the broken keyword takes; empty where it takes any. */
    List<String> wordsOf(String knownField) {
        return resolved(siblings().path("properties").path(knownField))
                .path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** A part of the schema, or the definition that it refers to. */
    JsonNode resolved(JsonNode part) {
        String reference = part.path("$ref").asString("");
        return reference.isEmpty() ? part : at(List.of(reference.substring(2).split("/", -1)));
    }

    /** What the map is: by the field that decides it, where it has one, or else by the title of its part of the schema. */
    String family() {
        return deciding(siblings())
                .map(field -> field + " `" + variant() + "`")
                .orElseGet(
                        () -> "this " + siblings().path("title").asString("map").toLowerCase(Locale.ROOT));
    }

    /** The field by whose word one part of the schema is chosen among its siblings. */
    private static Optional<String> deciding(JsonNode definition) {
        return Stream.of("type", "delivery")
                .filter(definition.path("properties")::has)
                .findFirst();
    }

    /** Whether the field is one of another type's, rather than of none. */
    boolean isForeign() {
        return Suggestions.closest(field, fieldsHere()).isEmpty()
                && !ownersOf(List.of(field)).isEmpty();
    }

    /** The sibling types that have all these fields, as messages name them. */
    List<String> ownersOf(List<String> fields) {
        if (schemaPath.size() < 2 || !schemaPath.get(1).contains("-")) {
            return List.of();
        }
        String prefix = schemaPath.get(1).substring(0, schemaPath.get(1).indexOf('-') + 1);
        return schema.path("$defs")
                .propertyStream()
                .filter(definition -> definition.getKey().startsWith(prefix))
                .filter(definition ->
                        fields.stream().allMatch(definition.getValue().path("properties")::has))
                .map(definition ->
                        named(definition.getValue(), definition.getKey().substring(prefix.length())))
                .toList();
    }

    private static String named(JsonNode definition, String variant) {
        return deciding(definition)
                .map(field -> field.equals("type") ? "`" + variant + "`" : "`" + field + ": " + variant + "`")
                .orElseGet(() -> "a " + definition.path("title").asString("").toLowerCase(Locale.ROOT));
    }

    private String variant() {
        return schemaPath.get(1).substring(schemaPath.get(1).indexOf('-') + 1);
    }

    /** Orders fields as the part of the schema with the broken keyword lists them. */
    Comparator<String> inOrder() {
        List<String> fields = fieldsHere();
        List<String> required =
                schemaNode().valueStream().map(JsonNode::asString).toList();
        return Comparator.comparingInt(
                        (String name) -> required.contains(name) ? required.indexOf(name) : fields.size())
                .thenComparing(name -> map() instanceof Node.Mapping mapping
                        ? mapping.entry(name).map(entry -> entry.place().line()).orElse(0)
                        : 0);
    }

    /** The field that would have done in place of the missing one. */
    Optional<String> alternative() {
        for (int i = schemaPath.size() - 1; i > 0; i--) {
            if (schemaPath.get(i).equals("else")) {
                JsonNode condition = at(schemaPath.subList(0, i)).path("if");
                return condition.has("properties") || condition.path("required").size() != 1
                        ? Optional.empty()
                        : Optional.of(condition.path("required").path(0).asString());
            }
        }
        return Optional.empty();
    }

    /** The field whose value brought the broken keyword into force. */
    Optional<Node.Entry> demanding() {
        Node map = is("required") ? node : parent;
        return condition(map).flatMap(field -> ((Node.Mapping) map).entry(field));
    }

    /** The field and value that would have made the broken keyword not apply. */
    Optional<String> condition() {
        for (int i = schemaPath.size() - 1; i > 0; i--) {
            if (schemaPath.get(i).equals("else")) {
                JsonNode condition = at(schemaPath.subList(0, i)).path("if").path("properties");
                return condition
                        .propertyStream()
                        .map(entry -> entry.getKey() + ": "
                                + entry.getValue().path("const").asString())
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private Optional<String> condition(Node map) {
        for (int i = schemaPath.size() - 1; i > 0; i--) {
            if (schemaPath.get(i).equals("then")) {
                JsonNode condition = at(schemaPath.subList(0, i)).path("if");
                return fieldsOf(condition).stream()
                        .filter(field -> map instanceof Node.Mapping mapping
                                && mapping.entry(field).isPresent())
                        .findFirst();
            }
            if (schemaPath.get(i).equals("else")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<String> fieldsOf(JsonNode condition) {
        List<String> fields = new ArrayList<>();
        condition.path("required").valueStream().map(JsonNode::asString).forEach(fields::add);
        condition.path("anyOf").valueStream().forEach(branch -> fields.addAll(fieldsOf(branch)));
        return fields;
    }

    private JsonNode at(List<String> steps) {
        JsonNode here = schema;
        for (String step : steps) {
            here = here.isArray() ? here.path(Integer.parseInt(step)) : here.path(step);
        }
        return here;
    }
}
