// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import com.networknt.schema.Error;
import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Turns the schema library's errors on one file into findings: the place in the YAML, a sentence, the mend. */
final class Explanation {
    private static final String REQUIRED = "required";
    private static final String UNKNOWN = "additionalProperties";
    private static final String TYPE = "type";

    private final Node.Mapping root;
    private final JsonNode schema;
    private final Map<Span, List<String>> missing = new HashMap<>();

    Explanation(Node.Mapping root, JsonNode schema) {
        this.root = root;
        this.schema = schema;
    }

    List<Diagnostic> of(List<Error> errors) {
        List<Violation> violations =
                errors.stream().map(error -> Violation.of(error, root, schema)).toList();
        Set<Span> strange = new HashSet<>();
        Set<Span> untyped = new HashSet<>();
        for (Violation violation : violations) {
            if (violation.is(UNKNOWN)) {
                strange.add(violation.map().span());
                if (isMisspeltType(violation)) {
                    untyped.add(violation.map().span());
                }
            }
            if (violation.is(REQUIRED)) {
                missing.computeIfAbsent(violation.map().span(), map -> new ArrayList<>())
                        .add(violation.field());
            }
        }
        return violations.stream()
                // A misspelt field is one mistake: it is not missing too.
                .filter(violation -> !violation.is(REQUIRED)
                        || !strange.contains(violation.map().span()))
                // Without its type it is not known what a map may hold.
                .filter(violation -> !untyped.contains(violation.map().span()) || isMisspeltType(violation))
                .map(this::explain)
                .distinct()
                .toList();
    }

    // By its name, or by its value.
    private static boolean isMisspeltType(Violation violation) {
        if (!violation.is(UNKNOWN)
                || !violation.fieldsHere().contains(TYPE)
                || ((Node.Mapping) violation.map()).entry(TYPE).isPresent()) {
            return false;
        }
        return Suggestions.closest(violation.field(), violation.fieldsHere()).contains(TYPE)
                || JsonTree.child(violation.map(), violation.field())
                        .flatMap(Explanation::textOf)
                        .filter(violation.wordsOf(TYPE)::contains)
                        .isPresent();
    }

    private Diagnostic explain(Violation violation) {
        return switch (violation.keyword()) {
            case UNKNOWN -> unknown(violation);
            case REQUIRED -> missing(violation);
            case "type" -> wrongType(violation);
            case "enum" -> unknownValue(violation);
            case "const" -> version(violation);
            case "false" -> unfitting(violation);
            case "propertyNames" -> invalidKey(violation);
            default -> invalid(violation);
        };
    }

    private Diagnostic unknown(Violation violation) {
        String field = violation.field();
        Span place = keySpan(violation.node(), field);
        List<String> fields = violation.fieldsHere();
        if (isMisspeltType(violation)) {
            return Diagnostic.at(Code.UNKNOWN_FIELD, place, "there is no field `" + field + "` here")
                    .hint("did you mean `" + TYPE + "`?");
        }
        Optional<String> owner = violation.ownerOf(field);
        if (owner.isPresent() && Suggestions.closest(field, fields).isEmpty()) {
            return Diagnostic.at(Code.FOREIGN_FIELD, place, "`" + field + "` does not belong to " + violation.family())
                    .hint("`" + field + "` is a field of " + owner.get());
        }
        List<String> lacking = missing.getOrDefault(violation.map().span(), List.of());
        Diagnostic finding = Diagnostic.at(Code.UNKNOWN_FIELD, place, "there is no field `" + field + "` here");
        return Suggestions.closest(field, fields).isEmpty() && !lacking.isEmpty()
                ? finding.hint(Suggestions.quoted(lacking, " and ") + " is missing here: did you mean that?")
                : finding.hint(Suggestions.hint(field, fields));
    }

    private static Diagnostic missing(Violation violation) {
        String message = "`" + violation.field() + "` is missing";
        Optional<Node.Entry> demanding = violation.demanding();
        if (demanding.isPresent()) {
            Node.Entry entry = demanding.get();
            String said = entry.key().text()
                    + textOf(entry.value()).map(text -> ": " + text).orElse("");
            return Diagnostic.at(
                            Code.MISSING_FIELD,
                            entry.value().span().firstLine(),
                            message + ", which `" + said + "` needs")
                    .hint("add `" + violation.field() + "`");
        }
        return Diagnostic.at(Code.MISSING_FIELD, violation.node().span().firstLine(), message)
                .hint("add `" + violation.field() + "`");
    }

    private static Diagnostic wrongType(Violation violation) {
        String expected = Words.expected(violation.schemaNode());
        String message = violation.name() + " must be " + expected + ", not " + Words.kind(violation.node());
        Diagnostic finding =
                Diagnostic.at(Code.WRONG_TYPE, violation.node().span().firstLine(), message);
        boolean unquoted = violation.node() instanceof Node.Scalar scalar
                && (scalar.kind() == Node.Kind.NUMBER || scalar.kind() == Node.Kind.BOOLEAN)
                && expected.contains("text");
        return unquoted ? finding.hint("put it in quotes") : finding;
    }

    private static Diagnostic unknownValue(Violation violation) {
        List<String> known =
                violation.schemaNode().valueStream().map(JsonNode::asString).toList();
        String written = textOf(violation.node()).orElse("");
        return Diagnostic.at(
                        Code.UNKNOWN_VALUE,
                        violation.node().span().firstLine(),
                        violation.name() + " must be one of " + Suggestions.quoted(known, ", "))
                .hint(
                        Suggestions.closest(written, known).isEmpty()
                                ? Optional.empty()
                                : Suggestions.hint(written, known));
    }

    private static Diagnostic version(Violation violation) {
        String known = violation.schemaNode().asString();
        return Diagnostic.at(
                        Code.UNSUPPORTED_VERSION,
                        violation.node().span().firstLine(),
                        "this compiler reads `" + known + "` and no other version")
                .hint("write `apiVersion: " + known + "`, or use the compiler of that version");
    }

    private Diagnostic unfitting(Violation violation) {
        String field = violation.field();
        Span place = keySpan(violation.parent(), field);
        Optional<Node.Entry> demanding = violation.demanding();
        if (demanding.isEmpty()) {
            return Diagnostic.at(Code.FOREIGN_FIELD, place, "`" + field + "` has no meaning without what it belongs to")
                    .hint(violation.condition().map(condition -> "add `" + condition + "`, or remove it"));
        }
        String other = demanding.get().key().text();
        String said = textOf(demanding.get().value()).map(text -> ": " + text).orElse("");
        return Diagnostic.at(Code.FOREIGN_FIELD, place, "`" + field + "` does not go with `" + other + said + "`")
                .related(demanding.get().key().span(), "this")
                .hint("keep one of them");
    }

    private Diagnostic invalidKey(Violation violation) {
        Span place = keySpan(violation.node(), violation.field());
        return Diagnostic.at(
                Code.INVALID_VALUE,
                place,
                "`" + violation.field() + "` must be "
                        + violation.schemaNode().path("patternErrorMessage").asString());
    }

    private static Diagnostic invalid(Violation violation) {
        Node node = violation.node();
        String bound = violation.schemaNode().asString();
        return switch (violation.keyword()) {
            case "minItems" -> invalid(node, violation.name() + " must not be empty");
            case "uniqueItems" ->
                invalid(repeated(node), "this stands twice in " + violation.name())
                        .hint("keep one");
            case "minLength" ->
                invalid(
                        node,
                        violation.name()
                                + (bound.equals("1")
                                        ? " must not be empty"
                                        : " must have at least " + bound + " characters"));
            case "maxLength" -> invalid(node, violation.name() + " must have at most " + bound + " characters");
            case "minProperties", "maxProperties" ->
                invalid(
                        node,
                        violation.name() + " must have exactly one of "
                                + Suggestions.quoted(violation.fieldsHere(), ", "));
            default ->
                invalid(
                        node,
                        violation.name() + " must be "
                                + violation
                                        .siblings()
                                        .path("patternErrorMessage")
                                        .asString("as the language has it"));
        };
    }

    private static Diagnostic invalid(Node node, String message) {
        return Diagnostic.at(Code.INVALID_VALUE, node.span().firstLine(), message);
    }

    private static Node repeated(Node list) {
        Set<String> seen = new HashSet<>();
        return ((Node.Sequence) list)
                .items().stream()
                        .filter(item -> !seen.add(textOf(item).orElse("")))
                        .findFirst()
                        .orElse(list);
    }

    private static Optional<String> textOf(Node node) {
        return node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static Span keySpan(Node map, String field) {
        return ((Node.Mapping) map)
                .entry(field)
                .map(entry -> entry.key().span())
                .orElseGet(() -> map.span().firstLine());
    }
}
