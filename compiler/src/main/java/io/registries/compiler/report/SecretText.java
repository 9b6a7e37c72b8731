// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a line that may be a secret, by the text alone: the file may be broken, and the field misspelt. What is
 * in doubt is a secret.
 */
final class SecretText {
    private static final int FURTHEST_FIELD = 200;
    private static final List<String> FIELDS = List.of("password", "secretAccessKey", "serviceAccountKey");
    private static final Pattern WORD =
            Pattern.compile("pass|pwd|^secret$|secretaccess|serviceaccount|token|private", Pattern.CASE_INSENSITIVE);
    private static final String NAME = "[\"']?(?<name>[A-Za-z_][A-Za-z0-9_-]*+)[\"']?";
    private static final Pattern FIELD = Pattern.compile(NAME + "\\s*+[:=]\\s*+");
    private static final Pattern FIELD_WITHOUT_COLON = Pattern.compile("^[\\s-]*+" + NAME + "\\s++(?![:=])");
    private static final Pattern VALUE_APART = Pattern.compile("^\\s*+:\\s++(?=\\S)");
    private static final String SOURCE = "\\s*+[\"']?(env|file|server|dockerConfig)[\"']?\\s*+:[^,{}]*+";
    private static final Pattern REFERENCE = Pattern.compile("\\{?" + SOURCE + "(," + SOURCE + ")*+(\\}|$)");
    private static final Pattern LEFT_EMPTY = Pattern.compile("(:|[|>][-+0-9]*+)\\s*+$");
    private static final Pattern END = Pattern.compile(
            "\\s*,\\s*[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?\\s*:|(?<=[\"'])\\s*[,}\\]]|\\s*[}\\]]+\\s*+,?\\s*+$|\\s*+$");
    private static final Pattern ANYWHERE = Pattern.compile("(?<=//)[^/@\\s]+(?=@)|(?i:age-secret-key-1[0-9a-z]+)");

    private SecretText() {}

    /**
     * A part of a line.
     *
     * @param from its first character, counted from 0
     * @param to the character after its last
     */
    record Part(int from, int to) {}

    /** The secret parts of a line, in order, none touching another. */
    static List<Part> of(Source source, int line) {
        String text = source.line(line);
        if (continuesSecret(source, line)) {
            return List.of(new Part(indent(text), text.length()));
        }
        List<Part> parts = new ArrayList<>();
        Matcher bare = FIELD_WITHOUT_COLON.matcher(text);
        if (bare.find() && isSecret(bare.group("name")) && bare.end() < text.length()) {
            return List.of(new Part(bare.end(), text.length()));
        }
        Matcher apart = VALUE_APART.matcher(text);
        if (apart.find()) {
            return List.of(new Part(apart.end(), text.length()));
        }
        Matcher field = FIELD.matcher(text);
        int next = 0;
        while (field.find(next)) {
            next = field.end();
            if (isSecret(field.group("name"))) {
                next = valueEnd(text, field.end());
                if (!isReference(text, field.end()) && next > field.end()) {
                    parts.add(new Part(field.end(), next));
                }
            }
        }
        ANYWHERE.matcher(text)
                .results()
                .map(found -> new Part(found.start(), found.end()))
                .filter(found ->
                        parts.stream().noneMatch(part -> part.to() >= found.from() && part.from() <= found.to()))
                .toList()
                .forEach(parts::add);
        return parts.stream()
                .sorted((one, other) -> Integer.compare(one.from(), other.from()))
                .toList();
    }

    private static boolean isReference(String text, int from) {
        return REFERENCE.matcher(text).region(from, text.length()).lookingAt();
    }

    private static int valueEnd(String text, int from) {
        Matcher reference = REFERENCE.matcher(text).region(from, text.length());
        if (reference.lookingAt()) {
            return reference.end();
        }
        Matcher end = END.matcher(text).region(from, text.length()).useTransparentBounds(true);
        return isFlow(text, from) && end.find()
                ? end.start()
                : text.stripTrailing().length();
    }

    private static boolean isFlow(String text, int to) {
        return text.lastIndexOf('{', to - 1) >= 0;
    }

    // A block, or a text over several lines: the field is further up and less indented, or has no value beside it.
    private static boolean continuesSecret(Source source, int line) {
        String text = source.line(line);
        if (text.isBlank() || isReference(text, indent(text))) {
            return false;
        }
        boolean isField = FIELD.matcher(text).find();
        for (int above = line - 1; above >= 1 && above > line - FURTHEST_FIELD; above--) {
            String upper = source.line(above);
            if (upper.isBlank()) {
                continue;
            }
            boolean leftEmpty =
                    above == line - 1 && !isField && LEFT_EMPTY.matcher(upper).find();
            if (indent(upper) < indent(text) || leftEmpty) {
                return endsInSecretField(upper);
            }
        }
        return false;
    }

    private static boolean endsInSecretField(String text) {
        Matcher field = FIELD.matcher(text);
        boolean secret = false;
        while (field.find()) {
            secret = isSecret(field.group("name")) && !isReference(text, field.end());
        }
        return secret;
    }

    private static boolean isSecret(String name) {
        return WORD.matcher(name.toLowerCase(Locale.ROOT)).find()
                || !Suggestions.closest(name, FIELDS).isEmpty();
    }

    private static int indent(String text) {
        int indent = 0;
        while (indent < text.length() && text.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
