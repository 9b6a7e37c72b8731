// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.networknt.schema.Error;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.syntax.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Converts the schema library's errors on a file to diagnostics, one per mistake. */
final class ViolationExplainer {
    /** The keywords of strings, in the order in which they are checked. */
    private static final List<String> STRING_KEYWORDS = List.of("maxLength", "minLength", "not", "pattern");

    private final Node.Mapping root;
    private final JsonNode schema;

    ViolationExplainer(Node.Mapping root, JsonNode schema) {
        this.root = root;
        this.schema = schema;
    }

    List<Diagnostic> explain(List<Error> errors) {
        List<Violation> violations = errors.stream()
                .map(error -> Violation.resolve(error, root, schema))
                .toList();
        FieldExplanations fields = new FieldExplanations(missingFields(violations), unknownFields(violations));
        return mistakes(violations).stream()
                .map(mistake -> explain(mistake, fields))
                .distinct()
                .toList();
    }

    private static Diagnostic explain(List<Violation> mistake, FieldExplanations fields) {
        Violation first = mistake.get(0);
        return switch (first.keyword()) {
            case Violation.UNKNOWN_FIELD -> isInapplicable(first) ? fields.unsupported(mistake) : fields.unknown(first);
            case Violation.REQUIRED -> fields.missing(mistake);
            case Violation.INAPPLICABLE_FIELD -> fields.inapplicable(mistake);
            case Violation.KEY -> ValueExplanations.key(first);
            case "type" -> ValueExplanations.type(first);
            case "enum" -> ValueExplanations.enumValue(first);
            case "const" -> ValueExplanations.version(first);
            default -> ValueExplanations.value(first);
        };
    }

    /** The missing required fields of each map. */
    private static Map<Span, List<String>> missingFields(List<Violation> violations) {
        Map<Span, List<String>> missing = new HashMap<>();
        for (Violation violation : violations) {
            if (violation.is(Violation.REQUIRED)) {
                missing.computeIfAbsent(violation.map().span(), map -> new ArrayList<>())
                        .add(violation.field());
            }
        }
        return missing;
    }

    private static Map<Span, Long> unknownFields(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.is(Violation.UNKNOWN_FIELD)
                        && Suggestions.closest(
                                        violation.field(), violation.location().fields())
                                .isEmpty())
                .collect(groupingBy(violation -> violation.map().span(), counting()));
    }

    /** Identifies fields of one map whose errors are reported together. */
    private record Mistake(Span map, String keyword, Optional<Span> reason) {}

    private static Collection<List<Violation>> mistakes(List<Violation> violations) {
        Set<Span> withUnknownField = new HashSet<>();
        Set<Span> withMisspeltType = new HashSet<>();
        for (Violation violation : violations) {
            if (violation.is(Violation.UNKNOWN_FIELD)) {
                withUnknownField.add(violation.map().span());
            }
            if (FieldExplanations.isMisspeltType(violation)) {
                withMisspeltType.add(violation.map().span());
            }
        }
        Map<Object, List<Violation>> mistakes = new LinkedHashMap<>();
        for (Violation violation : violations) {
            Span map = violation.map().span();
            // A misspelt field is not also reported as missing.
            boolean isConsequence = violation.is(Violation.REQUIRED) && withUnknownField.contains(map);
            // Without the type, the allowed fields of a map are unknown.
            boolean isUnreliable = withMisspeltType.contains(map) && !FieldExplanations.isMisspeltType(violation);
            if (!isConsequence && !isUnreliable) {
                mistakes.computeIfAbsent(mistake(violation), same -> new ArrayList<>())
                        .add(violation);
            }
        }
        mistakes.values()
                .forEach(mistake -> mistake.sort(
                        Comparator.comparingInt(violation -> STRING_KEYWORDS.indexOf(violation.keyword()))));
        return mistakes.values();
    }

    /** Identifies a string whose length and content are wrong, of which the first error is reported. */
    private record InvalidString(Span span, String name) {}

    /** Identifies a value of a wrong type, of which the first error is reported: that of the variants' common part. */
    private record WrongType(Span span) {}

    private static Object mistake(Violation violation) {
        if (violation.is("type")) {
            return new WrongType(violation.node().span());
        }
        if (STRING_KEYWORDS.contains(violation.keyword())) {
            return new InvalidString(violation.node().span(), violation.name());
        }
        boolean shared = violation.is(Violation.REQUIRED)
                || violation.is(Violation.INAPPLICABLE_FIELD)
                || isInapplicable(violation);
        return shared
                ? new Mistake(
                        violation.map().span(),
                        violation.keyword(),
                        violation.reason().map(Node.Entry::keySpan))
                : new Object();
    }

    private static boolean isInapplicable(Violation violation) {
        return FieldExplanations.belongsToAnotherVariant(violation) && !FieldExplanations.isMisspeltType(violation);
    }
}
