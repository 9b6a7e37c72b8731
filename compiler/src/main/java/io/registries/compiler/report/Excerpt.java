// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a source as reports may show them: whatever may be a secret is masked, by the text alone. */
final class Excerpt {
    private static final String MASK = "***";
    private static final List<String> SECRET_FIELDS = List.of("password", "secretAccessKey", "serviceAccountKey");
    private static final Pattern SECRET_WORD =
            Pattern.compile("passw|secretaccess|serviceaccount|token|private", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("(?<key>[A-Za-z_][A-Za-z0-9_-]*)[\"']?\\s*:(?<value>\\s+\\S.*)?$");
    private static final Pattern REFERENCE =
            Pattern.compile("\\{?\\s*[\"']?(env|file|server|dockerConfig)[\"']?\\s*:.*");
    private static final Pattern FLOW_FIELD =
            Pattern.compile("(?<key>[A-Za-z_][A-Za-z0-9_-]*)[\"']?\\s*:\\s*(?<value>[^{\\[,}\\]\\s][^,}\\]]*)");
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

    private Excerpt() {}

    /** A line as it may be shown. */
    static String line(Source source, int line) {
        String text = source.line(line);
        if (continuesSecret(source, line)) {
            return text.substring(0, indent(text)) + MASK;
        }
        Matcher field = FIELD.matcher(text);
        if (field.find() && isSecret(field.group("key")) && field.group("value") != null) {
            String value = field.group("value").strip();
            if (!REFERENCE.matcher(value).matches()) {
                return text.substring(
                                0,
                                text.length()
                                        - field.group("value").stripLeading().length())
                        + MASK;
            }
        }
        return masked(text);
    }

    private static String masked(String text) {
        Matcher matcher = FLOW_FIELD.matcher(text);
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            if (isSecret(matcher.group("key"))) {
                shown.append(text, copied, matcher.start("value")).append(MASK);
                copied = matcher.end("value");
            }
        }
        shown.append(text, copied, text.length());
        return USER_INFO.matcher(shown).replaceAll("//" + MASK + "@");
    }

    // A block or a quoted text of several lines: the field is further up and less indented.
    private static boolean continuesSecret(Source source, int line) {
        String text = source.line(line);
        int indent = indent(text);
        if (REFERENCE.matcher(text.strip()).matches()) {
            return false;
        }
        for (int above = line - 1; above >= 1 && above > line - 200; above--) {
            String upper = source.line(above);
            if (upper.isBlank() || (indent(upper) >= indent && !text.isBlank())) {
                continue;
            }
            Matcher field = FIELD.matcher(upper);
            return field.find() && isSecret(field.group("key"));
        }
        return false;
    }

    private static boolean isSecret(String key) {
        boolean said = SECRET_WORD.matcher(key.toLowerCase(Locale.ROOT)).find();
        return said || !Suggestions.closest(key, SECRET_FIELDS).isEmpty();
    }

    private static int indent(String text) {
        int indent = 0;
        while (indent < text.length() && text.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
