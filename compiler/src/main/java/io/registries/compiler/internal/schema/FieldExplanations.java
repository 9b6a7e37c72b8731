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
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Diagnostics on fields that are unknown, missing or not applicable.
 *
 * @param lacking the required fields that a map lacks, by its place
 */
record FieldExplanations(Map<Span, List<String>> lacking) {
    private static final String TYPE = "type";

    /** Whether an unknown field is known to another variant of its map, rather than misspelt. */
    static boolean isOfAnotherVariant(Violation violation) {
        return violation.is(Violation.UNKNOWN_FIELD)
                && Suggestions.closest(violation.field(), violation.place().fields())
                        .isEmpty()
                && !violation.place().variantsWith(List.of(violation.field())).isEmpty();
    }

    /** Whether an unknown field was meant to be the type of its map: by its name, or by its value. */
    static boolean isMisspeltType(Violation violation) {
        if (!violation.is(Violation.UNKNOWN_FIELD)
                || !violation.place().fields().contains(TYPE)
                || ((Node.Mapping) violation.map()).entry(TYPE).isPresent()) {
            return false;
        }
        return Suggestions.closest(violation.field(), violation.place().fields())
                        .contains(TYPE)
                || ((Node.Mapping) violation.map())
                        .entry(violation.field())
                        .filter(field -> isWordOf(violation.place().field(TYPE), field.value()))
                        .isPresent();
    }

    private static boolean isWordOf(JsonNode schema, Node node) {
        return node instanceof Node.Scalar scalar
                && schema.path("enum").valueStream().map(JsonNode::asString).anyMatch(scalar.text()::equals);
    }

    Diagnostic unknown(Violation violation) {
        String field = violation.field();
        List<String> fields = violation.place().fields();
        List<String> meant = Suggestions.closest(field, fields);
        String message = violation.isSensitive() && meant.isEmpty()
                ? "a field of " + violation.name() + " is no source of a secret"
                : "there is no field `" + field + "` here";
        Diagnostic diagnostic = Diagnostic.at(DiagnosticCode.UNKNOWN_FIELD, keySpan(violation.map(), field), message);
        if (isMisspeltType(violation)) {
            return diagnostic.help("did you mean `" + TYPE + "`?");
        }
        List<String> missing = lacking.getOrDefault(violation.map().span(), List.of());
        return meant.isEmpty() && !missing.isEmpty()
                ? diagnostic.help(quoted(missing, " and ") + are(missing) + "missing here: did you mean that?")
                : diagnostic.help(Suggestions.didYouMean(field, fields));
    }

    Diagnostic ofAnotherVariant(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> fields = fields(mistake);
        String variant = first.place().variant().map(SchemaVariant::mapName).orElse("this map");
        String owners = first.place().variantsWith(fields).stream()
                .map(SchemaVariant::name)
                .collect(Collectors.joining(", "));
        String message = quoted(fields, " and ") + does(fields) + " not belong to " + variant;
        return withFurther(
                atKey(first, fields, message).help(owners.isEmpty() ? "remove " + it(fields) : "that is for " + owners),
                first,
                fields);
    }

    Diagnostic missing(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> fields = fields(mistake);
        String names = quoted(fields, " and ");
        Optional<String> alternative =
                first.place().annotation(Annotations.ALTERNATIVE).map(JsonNode::asString);
        Optional<Node.Entry> reason = first.reason();
        String message = alternative
                        .map(other -> "`" + other + "` or " + names + " is missing")
                        .orElse(names + are(fields) + "missing")
                + reason.map(entry -> ", which `" + described(entry, first) + "` needs")
                        .orElse("");
        Span place = reason.map(Node.Entry::value).orElse(first.node()).span().firstLine();
        return Diagnostic.at(DiagnosticCode.MISSING_FIELD, place, message)
                .help(alternative.isPresent() ? "add one of them" : "add " + names);
    }

    Diagnostic inapplicable(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> fields = fields(mistake);
        String names = quoted(fields, " and ");
        Optional<Node.Entry> reason = first.reason();
        if (reason.isEmpty()) {
            String message = names + (fields.size() == 1 ? " has" : " have") + " no meaning without what belongs to "
                    + it(fields);
            return atKey(first, fields, message)
                    .help(condition(first).map(condition -> "add `" + condition + "`, or remove " + it(fields)));
        }
        String message = names + does(fields) + " not go with `" + described(reason.get(), first) + "`";
        return withFurther(
                atKey(first, fields, message)
                        .related(reason.get().place(), "this")
                        .help("keep one or the other"),
                first,
                fields);
    }

    private static Optional<String> condition(Violation violation) {
        return violation.place().annotation(Annotations.ONLY_WITH).stream()
                .flatMap(JsonNode::propertyStream)
                .map(entry -> entry.getKey() + ": " + entry.getValue().asString())
                .findFirst();
    }

    // A value is repeated where it is one of the schema's own words. Any other may be long, or a secret.
    private static String described(Node.Entry entry, Violation violation) {
        JsonNode schema = violation.place().field(entry.key());
        boolean isBoolean = schema.path("type").asString("").equals("boolean")
                && entry.value() instanceof Node.Scalar scalar
                && scalar.kind() == Node.Kind.BOOLEAN;
        return isBoolean || isWordOf(schema, entry.value())
                ? entry.key() + ": " + ((Node.Scalar) entry.value()).text()
                : entry.key();
    }

    /** The fields of one mistake: those that are required in the schema's order, others in that of the file. */
    private static List<String> fields(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> required =
                first.place().value().valueStream().map(JsonNode::asString).toList();
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

    private static Diagnostic withFurther(Diagnostic diagnostic, Violation violation, List<String> fields) {
        Diagnostic all = diagnostic;
        for (String further : fields.subList(1, fields.size())) {
            all = all.related(keySpan(violation.map(), further), "`" + further + "` too");
        }
        return all;
    }

    private static String it(List<String> fields) {
        return fields.size() == 1 ? "it" : "them";
    }

    private static String are(List<String> fields) {
        return fields.size() == 1 ? " is " : " are ";
    }

    private static String does(List<String> fields) {
        return fields.size() == 1 ? " does" : " do";
    }

    static Span keySpan(Node map, String field) {
        return ((Node.Mapping) map)
                .entry(field)
                .map(Node.Entry::place)
                .orElseGet(() -> map.span().firstLine());
    }
}
