// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static io.registries.compiler.diagnostic.Suggestions.quoted;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.syntax.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Diagnostics on fields that are unknown, missing or not applicable.
 *
 * @param missingFields the missing required fields of each map, by its location
 * @param unknownFields the number of unknown fields of each map that are similar to no known one, by its location
 */
record FieldExplanations(Map<Span, List<String>> missingFields, Map<Span, Long> unknownFields) {
    private static final String TYPE = "type";

    /** Whether an unknown field belongs to another variant of its map and is not misspelt. */
    static boolean belongsToAnotherVariant(Violation violation) {
        return violation.is(Violation.UNKNOWN_FIELD)
                && Suggestions.closest(violation.field(), violation.location().fields())
                        .isEmpty()
                && !violation
                        .location()
                        .variantsWith(List.of(violation.field()))
                        .isEmpty();
    }

    /** Whether an unknown field is a misspelt {@code type}, judging by its name or value. */
    static boolean isMisspeltType(Violation violation) {
        if (!violation.is(Violation.UNKNOWN_FIELD)
                || !violation.location().fields().contains(TYPE)
                || ((Node.Mapping) violation.map()).entry(TYPE).isPresent()) {
            return false;
        }
        return Suggestions.closest(violation.field(), violation.location().fields())
                        .contains(TYPE)
                || ((Node.Mapping) violation.map())
                        .entry(violation.field())
                        .filter(field -> isEnumValueOf(violation.location().field(TYPE), field.value()))
                        .isPresent();
    }

    private static boolean isEnumValueOf(JsonNode schema, Node node) {
        return node instanceof Node.Scalar scalar
                && schema.path("enum").valueStream().map(JsonNode::asString).anyMatch(scalar.text()::equals);
    }

    Diagnostic unknown(Violation violation) {
        String field = violation.field();
        List<String> fields = violation.location().fields();
        List<String> suggestions = Suggestions.closest(field, fields);
        String message = violation.isSensitive() && suggestions.isEmpty()
                ? violation.name() + " has an unknown field"
                : "unknown field `" + field + "`";
        Diagnostic diagnostic = Diagnostic.at(DiagnosticCode.UNKNOWN_FIELD, keySpan(violation.map(), field), message);
        if (isMisspeltType(violation)) {
            return diagnostic.help("did you mean `" + TYPE + "`?");
        }
        List<String> missing = missingFields.getOrDefault(violation.map().span(), List.of());
        // Of several unknown fields, it is not clear which one is a missing field.
        boolean isOnlyOne = unknownFields.getOrDefault(violation.map().span(), 0L) == 1;
        return suggestions.isEmpty() && !missing.isEmpty() && isOnlyOne
                ? diagnostic.help("did you mean " + quoted(missing, " or ") + ", which" + isOrAre(missing) + "missing?")
                : diagnostic.help(Suggestions.didYouMean(field, fields));
    }

    Diagnostic unsupported(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> fields = fields(mistake);
        Node.Mapping map = (Node.Mapping) first.map();
        SchemaVariant variant = first.location().variant().orElseThrow();
        List<String> missing = missingFields.getOrDefault(map.span(), List.of());
        String message = quoted(fields, " and ") + isOrAre(fields) + "not supported for " + variant.mapName()
                + (VariantHelp.isDefault(map, variant) ? ", the default" : "");
        return withOtherFields(
                atKey(first, fields, message)
                        .help(new VariantHelp(map, first.location(), variant, fields, missing).text()),
                first,
                fields);
    }

    Diagnostic missing(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> fields = fields(mistake);
        String names = quoted(fields, " and ");
        Optional<String> alternative =
                first.location().annotation(Annotations.ALTERNATIVE).map(JsonNode::asString);
        Optional<Node.Entry> reason = first.reason();
        String required = alternative.map(other -> "`" + other + "` or ").orElse("") + names;
        String missing = (alternative.isPresent() ? " is " : isOrAre(fields)) + "missing";
        String message = reason.map(
                        entry -> "`" + description(entry, first) + "` requires " + required + ", which" + missing)
                .orElse(required + missing + defaultType(first));
        Span span = reason.map(Node.Entry::value).orElse(first.node()).span().firstLine();
        return Diagnostic.at(DiagnosticCode.MISSING_FIELD, span, message)
                .help(
                        alternative.isPresent()
                                ? "add one of them"
                                : "add " + names + (defaultType(first).isEmpty() ? "" : ", or set another `type`"));
    }

    /** Names the type of a registry without a type, which may be the mistake. */
    private static String defaultType(Violation violation) {
        return violation
                .location()
                .variant()
                .filter(variant ->
                        variant.field().equals(TYPE) && VariantHelp.isDefault((Node.Mapping) violation.map(), variant))
                .map(variant -> " for " + variant.mapName() + ", the default")
                .orElse("");
    }

    Diagnostic inapplicable(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> fields = fields(mistake);
        String names = quoted(fields, " and ");
        Optional<Node.Entry> reason = first.reason();
        if (reason.isEmpty()) {
            Optional<String> condition = condition(first);
            String message = condition
                    .map(required -> names + (fields.size() == 1 ? " requires `" : " require `") + required + "`")
                    .orElse(names + isOrAre(fields) + "not supported here");
            return atKey(first, fields, message)
                    .help(condition
                                    .map(required -> "add `" + required + "`, or ")
                                    .orElse("") + "remove " + pronoun(fields));
        }
        String message = names + " cannot be used with `" + description(reason.get(), first) + "`";
        return withOtherFields(
                atKey(first, fields, message)
                        .related(reason.get().keySpan(), "conflicts with this field")
                        .help(whatToRemove(first, fields, reason.get().key())),
                first,
                fields);
    }

    /** Names the fields after whose removal the map is valid; both if either is, or neither. */
    private static String whatToRemove(Violation violation, List<String> fields, String reason) {
        Node.Mapping map = (Node.Mapping) violation.map();
        String family = violation.location().family();
        boolean withoutFields = SchemaDefinitions.matches(family, SchemaDefinitions.without(map, fields));
        boolean withoutReason = SchemaDefinitions.matches(family, SchemaDefinitions.without(map, List.of(reason)));
        return withoutFields == withoutReason
                ? "remove one or the other"
                : "remove " + (withoutFields ? quoted(fields, " and ") : "`" + reason + "`");
    }

    private static Optional<String> condition(Violation violation) {
        return violation.location().annotation(Annotations.ONLY_WITH).stream()
                .flatMap(JsonNode::propertyStream)
                .map(entry -> entry.getKey() + ": " + entry.getValue().asString())
                .findFirst();
    }

    // Only values of enums and booleans are repeated; others may be long or secret.
    private static String description(Node.Entry entry, Violation violation) {
        JsonNode schema = violation.location().field(entry.key());
        boolean isBoolean = schema.path("type").asString("").equals("boolean")
                && entry.value() instanceof Node.Scalar scalar
                && scalar.kind() == Node.Kind.BOOLEAN;
        return isBoolean || isEnumValueOf(schema, entry.value())
                ? entry.key() + ": " + ((Node.Scalar) entry.value()).text()
                : entry.key();
    }

    /** The fields of a mistake: required fields in the order of the schema, then others in file order. */
    private static List<String> fields(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> required =
                first.location().value().valueStream().map(JsonNode::asString).toList();
        return mistake.stream()
                .map(Violation::field)
                .distinct()
                .sorted(Comparator.comparingInt(
                                (String field) -> required.contains(field) ? required.indexOf(field) : required.size())
                        .thenComparing(field -> keySpan(first.map(), field).line()))
                .toList();
    }

    private static Diagnostic atKey(Violation violation, List<String> fields, String message) {
        return Diagnostic.at(DiagnosticCode.INAPPLICABLE_FIELD, keySpan(violation.map(), fields.get(0)), message);
    }

    private static Diagnostic withOtherFields(Diagnostic diagnostic, Violation violation, List<String> fields) {
        Diagnostic all = diagnostic;
        for (String other : fields.subList(1, fields.size())) {
            all = all.related(keySpan(violation.map(), other), "also `" + other + "`");
        }
        return all;
    }

    private static String pronoun(List<String> fields) {
        return fields.size() == 1 ? "it" : "them";
    }

    private static String isOrAre(List<String> fields) {
        return fields.size() == 1 ? " is " : " are ";
    }

    static Span keySpan(Node map, String field) {
        return ((Node.Mapping) map)
                .entry(field)
                .map(Node.Entry::keySpan)
                .orElseGet(() -> map.span().firstLine());
    }
}
