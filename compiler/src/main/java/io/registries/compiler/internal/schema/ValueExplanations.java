// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.syntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Diagnostics on invalid values. */
final class ValueExplanations {
    private static final Pattern LEADING_STEPS = Pattern.compile("^(?:\\.{0,2}/)++");
    private static final Pattern TAG = Pattern.compile("[:@][^/]*+$");
    private static final Pattern SLASHES_AT_ENDS = Pattern.compile("^/++|(?<!/)/++$");
    private static final Pattern OTHER_CHARACTERS = Pattern.compile("[^a-z0-9]++");
    private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-|-$");

    private ValueExplanations() {}

    static Diagnostic type(Violation violation) {
        Node node = violation.node();
        JsonNode part = violation.location().part();
        String expected = TypeNames.expected(violation.location().value());
        boolean isInvalidText = node instanceof Node.Scalar scalar
                && scalar.kind() != Node.Kind.NULL
                && expected.equals("a string")
                && !StringRules.of(part).test(scalar.text());
        if (isInvalidText) {
            // In quotes it would be a string, but not a valid one.
            return invalid(violation, violation.name() + " must be " + expectedValue(part, textOf(node)));
        }
        return Diagnostic.at(
                        DiagnosticCode.TYPE_MISMATCH,
                        node.span().firstLine(),
                        violation.name() + " must be " + expected + ", not " + TypeNames.name(node))
                .help(new TypeHelp(violation, expected).text());
    }

    static Diagnostic enumValue(Violation violation) {
        List<String> allowedValues = violation
                .location()
                .value()
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        String actual = textOf(violation.node()).toLowerCase(Locale.ROOT);
        return at(
                        DiagnosticCode.UNKNOWN_VALUE,
                        violation,
                        violation.name() + " must be one of " + Suggestions.quoted(allowedValues, ", "))
                .help(
                        Suggestions.closest(actual, allowedValues).isEmpty()
                                ? Optional.empty()
                                : Suggestions.didYouMean(actual, allowedValues));
    }

    static Diagnostic version(Violation violation) {
        String allowedValues = violation.location().value().asString();
        return at(
                        DiagnosticCode.UNSUPPORTED_VERSION,
                        violation,
                        "this version is not supported: the compiler reads only `" + allowedValues + "`")
                .help("write `apiVersion: " + allowedValues + "`, or use a compiler that supports this version");
    }

    static Diagnostic value(Violation violation) {
        String name = violation.name();
        String limit = violation.location().value().asString("");
        String choices = Suggestions.quoted(violation.location().fields(), ", ");
        return switch (violation.keyword()) {
            case "minItems" ->
                invalid(violation, name + " must not be empty").help("add at least one, or remove the field");
            case "uniqueItems" ->
                Diagnostic.at(
                                DiagnosticCode.INVALID_VALUE,
                                repeated(violation.node()).span().firstLine(),
                                name + " contains this item twice")
                        .help("remove one of them");
            case "minLength" ->
                invalid(
                        violation,
                        name
                                + (limit.equals("1")
                                        ? " must not be empty"
                                        : " must have at least " + limit + " characters"));
            case "maxLength" -> invalid(violation, name + " must have at most " + limit + " characters");
            case "minProperties" ->
                invalid(violation, name + " must have one of " + choices).help("add one of them");
            case "maxProperties" ->
                invalid(violation, name + " must have exactly one of " + choices)
                        .help("remove the others");
            case "not" ->
                invalid(
                                violation,
                                name + " must be "
                                        + expectedValue(
                                                violation.location().value().has(Annotations.PATTERN_MESSAGE)
                                                        ? violation.location().value()
                                                        : violation.location().part(),
                                                textOf(violation.node())))
                        .help(help(violation));
            default ->
                invalid(
                                violation,
                                name + " must be "
                                        + expectedValue(violation.location().part(), textOf(violation.node())))
                        .help(help(violation));
        };
    }

    static Diagnostic key(Violation violation) {
        String key = violation.field();
        JsonNode rule = violation.location().resolve(violation.location().value());
        return Diagnostic.at(
                DiagnosticCode.INVALID_VALUE,
                FieldExplanations.keySpan(violation.node(), key),
                "`" + key + "` must be " + expectedValue(rule, key));
    }

    /** Describes the values that a part of the schema allows, given an invalid one. */
    private static String expectedValue(JsonNode part, String text) {
        return AnchoredPattern.isOnOneLine(text)
                ? part.path(Annotations.PATTERN_MESSAGE).asString("valid")
                : "text on one line without control characters";
    }

    private static Optional<String> help(Violation violation) {
        return violation.isSensitive()
                ? Optional.of("write it on one line")
                : corrected(violation).flatMap(PlainText::of).map(candidate -> "write `" + candidate + "`");
    }

    // A likely correction that the field accepts.
    private static Optional<String> corrected(Violation violation) {
        JsonNode part = violation.location().part();
        if (!part.path("pattern").isString()) {
            return Optional.empty();
        }
        String text = textOf(violation.node());
        String actual = AnchoredPattern.onOneLine(text);
        if (!AnchoredPattern.isOnOneLine(actual)) {
            return Optional.empty();
        }
        Predicate<String> accepted = StringRules.of(part);
        return candidates(actual, violation.field())
                .filter(candidate -> !candidate.isEmpty() && !candidate.equals(text) && accepted.test(candidate))
                .findFirst();
    }

    private static Stream<String> candidates(String actual, String field) {
        String lower = actual.toLowerCase(Locale.ROOT);
        String relative = LEADING_STEPS.matcher(actual).replaceFirst("");
        List<String> candidates = new ArrayList<>(List.of(actual, relative));
        normalized(actual).ifPresent(path -> candidates.addAll(List.of(path, "./" + path)));
        candidates.addAll(List.of("./" + relative, lower, actual.replaceAll("[${}]", "")));
        if (field.equals("repository")) {
            String withoutTag = TAG.matcher(lower).replaceFirst("");
            candidates.add(SLASHES_AT_ENDS.matcher(withoutTag).replaceAll(""));
            // Google's domain-scoped projects have a colon.
            candidates.add(withoutTag.replace(':', '/'));
        } else if (actual.indexOf('/') < 0) {
            candidates.add(HYPHENS_AT_ENDS
                    .matcher(OTHER_CHARACTERS.matcher(lower).replaceAll("-"))
                    .replaceAll(""));
        } else {
            String[] parts = lower.split("/", -1);
            candidates.add(parts.length == 2 ? parts[1] + "/" + parts[0] : lower);
        }
        return candidates.stream();
    }

    /** A path without {@code .} and {@code ..}; empty if it leads outside. */
    private static Optional<String> normalized(String path) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return Optional.of(String.join("/", steps));
    }

    private static Diagnostic invalid(Violation violation, String message) {
        return at(DiagnosticCode.INVALID_VALUE, violation, message);
    }

    private static Diagnostic at(DiagnosticCode code, Violation violation, String message) {
        return Diagnostic.at(code, violation.node().span().firstLine(), message);
    }

    private static Node repeated(Node list) {
        Set<String> seen = new HashSet<>();
        return ((Node.Sequence) list)
                .items().stream()
                        .filter(item -> !seen.add(textOf(item)))
                        .findFirst()
                        .orElse(list);
    }

    private static String textOf(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
