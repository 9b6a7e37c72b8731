// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text within a line of Markdown, which has no effect but to be displayed. Code hosts search the rendered text too, for
 * mentions, addresses and references, so an escape of Markdown does not defuse them; they do not search code spans. What is
 * more than plain words is therefore in code spans.
 *
 * @param markdown the text in Markdown
 */
record MarkdownText(String markdown) {
    static final MarkdownText EMPTY = new MarkdownText("");

    private static final Pattern PART = Pattern.compile("`([^`]*+)`|[^\\s`]++|`|\\s++");
    private static final Pattern SPECIAL = Pattern.compile("[!#$%&*:<>@\\[\\\\\\]^_`{|}~]|(?i:www\\.)|\\.\\p{L}");
    private static final Pattern BACKQUOTES = Pattern.compile("`++");
    private static final String NO_VALUE = "\"\"";
    private static final int MIN_FENCE = 3;

    /** A message: what is in backquotes is a value, everything else is words. */
    static MarkdownText message(String message) {
        StringBuilder out = new StringBuilder();
        Matcher part = PART.matcher(VisibleText.of(message));
        while (part.find()) {
            String quoted = part.group(1);
            String markdown = quoted == null ? word(part.group()) : code(quoted);
            // Two code spans without a space between them would be one.
            boolean joins = !out.isEmpty() && out.charAt(out.length() - 1) == '`' && markdown.startsWith("`");
            out.append(joins ? " " : "").append(markdown);
        }
        return new MarkdownText(out.toString());
    }

    private static String word(String word) {
        String withoutColon = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
        return SPECIAL.matcher(withoutColon).find() ? code(word) : word;
    }

    /** A value as a code span. */
    static MarkdownText value(String value) {
        return new MarkdownText(code(VisibleText.of(value)));
    }

    // Renderers of tables disagree about pipes after backslashes, so a pipe is never in a code span.
    private static String code(String value) {
        return value.isEmpty()
                ? NO_VALUE
                : Arrays.stream(value.split("(?<=\\|)|(?=\\|)"))
                        .map(part -> part.equals("|") ? "&#124;" : span(part))
                        .collect(Collectors.joining());
    }

    private static String span(String value) {
        String fence = "`".repeat(longestRun(Stream.of(value)) + 1);
        boolean padded = value.startsWith("`")
                || value.endsWith("`")
                || (value.startsWith(" ") && value.endsWith(" ") && !value.isBlank());
        String padding = padded ? " " : "";
        return fence + padding + value + padding + fence;
    }

    /** This text, a space and another. */
    MarkdownText and(MarkdownText other) {
        return new MarkdownText(markdown + " " + other.markdown);
    }

    /**
     * A block of lines of files, which ends where it should.
     *
     * @param language how the block is highlighted, such as {@code diff}
     */
    static String block(String language, List<String> lines) {
        String fence = "`".repeat(Math.max(MIN_FENCE, longestRun(lines.stream()) + 1));
        return Stream.of(Stream.of(fence + language), lines.stream().map(VisibleText::ofLine), Stream.of(fence))
                .flatMap(part -> part)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static int longestRun(Stream<String> texts) {
        return texts.flatMap(text -> BACKQUOTES.matcher(text).results())
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
