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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Turns the schema library's errors on one file into findings: the place in the YAML, a sentence, the mend. */
final class Explanation {
    private static final String REQUIRED = "required";
    private static final String UNKNOWN = "additionalProperties";
    private static final String UNFITTING = "false";
    private static final String TYPE = "type";
    private static final Pattern WORD =
            Pattern.compile("true|false|secure-with-cert|iam-role|access-key|[a-z]+(-[a-z]+)?");

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
        Map<Object, List<Violation>> mistakes = new LinkedHashMap<>();
        violations.stream()
                // A misspelt field is one mistake: it is not missing too.
                .filter(violation -> !violation.is(REQUIRED)
                        || !strange.contains(violation.map().span()))
                // Without its type it is not known what a map may hold.
                .filter(violation -> !untyped.contains(violation.map().span()) || isMisspeltType(violation))
                .forEach(violation -> mistakes.computeIfAbsent(mistake(violation), same -> new ArrayList<>())
                        .add(violation));
        return mistakes.values().stream().map(this::explain).distinct().toList();
    }

    /** What several fields of one map have in common, so that they are told as one. */
    private record Mistake(Span map, String keyword, Optional<Span> demandedBy) {}

    private static Object mistake(Violation violation) {
        boolean shared = violation.is(REQUIRED)
                || violation.is(UNFITTING)
                || (violation.is(UNKNOWN) && violation.isForeign() && !isMisspeltType(violation));
        return shared
                ? new Mistake(
                        violation.map().span(),
                        violation.keyword(),
                        violation.demanding().map(entry -> entry.place()))
                : new Object();
    }

    // By its name, or by its value.
    private static boolean isMisspeltType(Violation violation) {
        if (!violation.is(UNKNOWN)
                || !violation.fieldsHere().contains(TYPE)
                || ((Node.Mapping) violation.map()).entry(TYPE).isPresent()) {
            return false;
        }
        return Suggestions.closest(violation.field(), violation.fieldsHere()).contains(TYPE)
                || Nodes.child(violation.map(), violation.field())
                        .flatMap(Explanation::textOf)
                        .filter(violation.wordsOf(TYPE)::contains)
                        .isPresent();
    }

    private Diagnostic explain(List<Violation> mistake) {
        Violation first = mistake.get(0);
        List<String> fields = mistake.stream()
                .map(Violation::field)
                .distinct()
                .sorted(first.inOrder())
                .toList();
        return switch (first.keyword()) {
            case UNKNOWN -> first.isForeign() && !isMisspeltType(first) ? foreign(first, fields) : unknown(first);
            case REQUIRED -> missing(first, fields);
            case "type" -> Values.wrongType(first);
            case "enum" -> Values.unknown(first);
            case "const" -> Values.version(first);
            case UNFITTING -> unfitting(first, fields);
            case "propertyNames" -> invalidKey(first);
            default -> Values.invalid(first);
        };
    }

    private Diagnostic unknown(Violation violation) {
        String field = violation.field();
        List<String> fields = violation.fieldsHere();
        List<String> meant = Suggestions.closest(field, fields);
        String message = violation.isInSecret() && meant.isEmpty()
                ? "a field of " + violation.name() + " is no source of a secret"
                : "there is no field `" + field + "` here";
        Diagnostic finding = Diagnostic.at(Code.UNKNOWN_FIELD, keySpan(violation.map(), field), message);
        if (isMisspeltType(violation)) {
            return finding.hint("did you mean `" + TYPE + "`?");
        }
        List<String> lacking = missing.getOrDefault(violation.map().span(), List.of());
        return meant.isEmpty() && !lacking.isEmpty()
                ? finding.hint(Suggestions.quoted(lacking, " and ") + are(lacking) + "missing here: did you mean that?")
                : finding.hint(Suggestions.hint(field, fields));
    }

    private Diagnostic foreign(Violation violation, List<String> fields) {
        List<String> owners = violation.ownersOf(fields);
        Diagnostic finding = Diagnostic.at(
                        Code.FOREIGN_FIELD,
                        keySpan(violation.map(), fields.get(0)),
                        Suggestions.quoted(fields, " and ") + (fields.size() == 1 ? " does" : " do") + " not belong to "
                                + violation.family())
                .hint(owners.isEmpty() ? "remove " + it(fields) : "that is for " + String.join(", ", owners));
        return withPlaces(finding, violation.map(), fields);
    }

    private Diagnostic withPlaces(Diagnostic finding, Node map, List<String> fields) {
        Diagnostic all = finding;
        for (String further : fields.subList(1, fields.size())) {
            all = all.related(keySpan(map, further), "`" + further + "` too");
        }
        return all;
    }

    private static Diagnostic missing(Violation violation, List<String> fields) {
        Optional<String> alternative = violation.alternative();
        String message = alternative
                .map(other -> "`" + other + "` or " + Suggestions.quoted(fields, " and ") + " is missing")
                .orElse(Suggestions.quoted(fields, " and ") + are(fields) + "missing");
        String mend = alternative.isPresent() ? "add one of them" : "add " + Suggestions.quoted(fields, " and ");
        Optional<Node.Entry> demanding = violation.demanding();
        if (demanding.isPresent()) {
            return Diagnostic.at(
                            Code.MISSING_FIELD,
                            demanding.get().value().span().firstLine(),
                            message + ", which `" + said(demanding.get()) + "` needs")
                    .hint(mend);
        }
        return Diagnostic.at(Code.MISSING_FIELD, violation.node().span().firstLine(), message)
                .hint(mend);
    }

    private Diagnostic unfitting(Violation violation, List<String> fields) {
        Span place = keySpan(violation.parent(), fields.get(0));
        Optional<Node.Entry> demanding = violation.demanding();
        String those = Suggestions.quoted(fields, " and ");
        if (demanding.isEmpty()) {
            String have = fields.size() == 1 ? " has" : " have";
            return Diagnostic.at(
                            Code.FOREIGN_FIELD,
                            place,
                            those + have + " no meaning without what belongs to " + it(fields))
                    .hint(violation.condition().map(condition -> "add `" + condition + "`, or remove " + it(fields)));
        }
        Diagnostic finding = Diagnostic.at(
                        Code.FOREIGN_FIELD,
                        place,
                        those + (fields.size() == 1 ? " does" : " do") + " not go with `" + said(demanding.get()) + "`")
                .related(demanding.get().place(), "this")
                .hint("keep one or the other");
        return withPlaces(finding, violation.parent(), fields);
    }

    private static String it(List<String> fields) {
        return fields.size() == 1 ? "it" : "them";
    }

    private static String are(List<String> fields) {
        return fields.size() == 1 ? " is " : " are ";
    }

    // A long or secret value is not repeated: its field is enough.
    private static String said(Node.Entry entry) {
        return entry.value() instanceof Node.Scalar scalar
                        && WORD.matcher(scalar.text()).matches()
                ? entry.key() + ": " + scalar.text()
                : entry.key();
    }

    private Diagnostic invalidKey(Violation violation) {
        Span place = keySpan(violation.node(), violation.field());
        return Diagnostic.at(
                Code.INVALID_VALUE,
                place,
                "`" + violation.field() + "` must be "
                        + Values.allowed(violation.resolved(violation.schemaNode()), violation.field()));
    }

    private static Optional<String> textOf(Node node) {
        return node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static Span keySpan(Node map, String field) {
        return ((Node.Mapping) map)
                .entry(field)
                .map(entry -> entry.place())
                .orElseGet(() -> map.span().firstLine());
    }
}
