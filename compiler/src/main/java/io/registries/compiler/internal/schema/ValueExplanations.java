// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Diagnostics on values that their field does not take. */
final class ValueExplanations {
    private static final Set<String> YES = Set.of("true", "yes", "on", "y");
    private static final Set<String> NO = Set.of("false", "no", "off", "n");

    private ValueExplanations() {}

    static Diagnostic type(Violation violation) {
        Node node = violation.node();
        String expected = TypeNames.expected(violation.place().value());
        return Diagnostic.at(
                        DiagnosticCode.TYPE_MISMATCH,
                        node.span().firstLine(),
                        violation.name() + " must be " + expected + ", not " + TypeNames.name(node))
                .help(help(node, expected));
    }

    private static Optional<String> help(Node node, String expected) {
        boolean list = expected.equals("a list");
        if (node instanceof Node.Mapping) {
            return list ? Optional.of("begin each item with `- `") : Optional.empty();
        }
        if (node instanceof Node.Sequence) {
            return expected.equals("a map")
                    ? Optional.of("remove the hyphens or brackets")
                    : Optional.of("write one value");
        }
        Node.Scalar scalar = (Node.Scalar) node;
        if (scalar.kind() == Node.Kind.NULL) {
            return Optional.of("give it a value, or remove it");
        }
        if (list) {
            return Optional.of("write it as a list: `[one, two]`, or each on a line after `- `");
        }
        String word = scalar.text().toLowerCase(Locale.ROOT);
        if (expected.contains("true") && (YES.contains(word) || NO.contains(word))) {
            return Optional.of("write `" + YES.contains(word) + "`, without quotes");
        }
        boolean unquoted = scalar.kind() != Node.Kind.STRING && expected.contains("text");
        return unquoted ? Optional.of("put it in quotes") : Optional.empty();
    }

    static Diagnostic word(Violation violation) {
        List<String> known =
                violation.place().value().valueStream().map(JsonNode::asString).toList();
        String written = textOf(violation.node()).toLowerCase(Locale.ROOT);
        return at(
                        DiagnosticCode.UNKNOWN_VALUE,
                        violation,
                        violation.name() + " must be one of " + Suggestions.quoted(known, ", "))
                .help(
                        Suggestions.closest(written, known).isEmpty()
                                ? Optional.empty()
                                : Suggestions.didYouMean(written, known));
    }

    static Diagnostic version(Violation violation) {
        String known = violation.place().value().asString();
        return at(
                        DiagnosticCode.UNSUPPORTED_VERSION,
                        violation,
                        "this compiler reads `" + known + "` and no other version")
                .help("write `apiVersion: " + known + "`, or use the compiler of that version");
    }

    static Diagnostic value(Violation violation) {
        String name = violation.name();
        String bound = violation.place().value().asString();
        String choices = Suggestions.quoted(violation.place().fields(), ", ");
        return switch (violation.keyword()) {
            case "minItems" ->
                invalid(violation, name + " must not be empty").help("name at least one, or remove the field");
            case "uniqueItems" ->
                Diagnostic.at(
                                DiagnosticCode.INVALID_VALUE,
                                repeated(violation.node()).span().firstLine(),
                                "this stands twice in " + name)
                        .help("keep one");
            case "minLength" ->
                invalid(
                        violation,
                        name
                                + (bound.equals("1")
                                        ? " must not be empty"
                                        : " must have at least " + bound + " characters"));
            case "maxLength" -> invalid(violation, name + " must have at most " + bound + " characters");
            case "minProperties" ->
                invalid(violation, name + " must have one of " + choices).help("add one of them");
            case "maxProperties" ->
                invalid(violation, name + " must have exactly one of " + choices)
                        .help("keep one of them");
            default ->
                invalid(
                                violation,
                                name + " must be " + allowed(violation.place().part(), textOf(violation.node())))
                        .help(help(violation));
        };
    }

    static Diagnostic key(Violation violation) {
        String key = violation.field();
        JsonNode rule = violation.place().resolve(violation.place().value());
        return Diagnostic.at(
                DiagnosticCode.INVALID_VALUE,
                FieldExplanations.keySpan(violation.node(), key),
                "`" + key + "` must be " + allowed(rule, key));
    }

    /** What texts a part of the schema with a pattern allows, where one is given that it does not allow. */
    private static String allowed(JsonNode part, String text) {
        return AnchoredPattern.isOnOneLine(text)
                ? part.path(Annotations.PATTERN_MESSAGE).asString("as the language has it")
                : "text on one line, without control characters";
    }

    private static Optional<String> help(Violation violation) {
        return violation.isSensitive()
                ? Optional.of("keep it on one line")
                : rewritten(violation).map(meant -> "write `" + meant + "`");
    }

    // What was likely meant, if it is what the field takes.
    private static Optional<String> rewritten(Violation violation) {
        if (!violation.keyword().equals("pattern")) {
            return Optional.empty();
        }
        Predicate<String> pattern =
                AnchoredPattern.matching(violation.place().value().asString());
        String text = textOf(violation.node());
        String written = AnchoredPattern.onOneLine(text);
        if (!AnchoredPattern.isOnOneLine(written)) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        String[] parts = lower.split("/", -1);
        return Stream.of(
                        written,
                        written.replaceAll("^(\\.\\.?/|/)+", ""),
                        lower,
                        written.replaceAll("[${}]", ""),
                        lower.replaceAll("^/+|/+$|[:@].*$", ""),
                        lower.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", ""),
                        parts.length == 2 ? parts[1] + "/" + parts[0] : lower)
                .filter(meant -> !meant.isEmpty() && !meant.equals(text) && pattern.test(meant))
                .findFirst();
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
