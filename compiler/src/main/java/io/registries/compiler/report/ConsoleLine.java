// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.VisibleText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line for a terminal or the log of a CI system, which can control neither: it contains no line break, no escape sequence
 * except those of its own colours, and no command of GitHub Actions or Azure Pipelines.
 */
public final class ConsoleLine {
    /** The start of {@code ##[add-mask]} and of {@code ##vso[task.setvariable]}. */
    private static final Pattern COMMAND = Pattern.compile("(##(?i:vso)?)\\[");

    /** The start of {@code ::add-mask::}; spaces before it are ignored. */
    private static final Pattern COMMAND_LINE = Pattern.compile("^([\\s\\p{Z}]*+)::");

    private final String text;

    private ConsoleLine(String text) {
        this.text = text;
    }

    /** A line with any text; a backslash keeps it from being a command. */
    public static ConsoleLine of(String text) {
        return new ConsoleLine(COMMAND_LINE.matcher(encoded(text)).replaceFirst("$1\\\\::"));
    }

    private static String encoded(String text) {
        return COMMAND.matcher(VisibleText.ofLine(text)).replaceAll("$1\\\\[");
    }

    /** The line as it can be printed. */
    public String text() {
        return text;
    }

    /** Lines as one text, which is printed at once. */
    public static String join(List<ConsoleLine> lines) {
        return lines.stream().map(ConsoleLine::text).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text;
    }

    /** Makes a line of parts in different styles. */
    static final class Builder {
        private final ConsoleStyle style;
        private final StringBuilder text = new StringBuilder();

        Builder(ConsoleStyle style) {
            this.style = style;
        }

        Builder plain(String part) {
            text.append(encoded(part));
            return this;
        }

        Builder strong(Severity severity, String part) {
            text.append(style.strong(severity, encoded(part)));
            return this;
        }

        Builder faint(String part) {
            text.append(style.faint(encoded(part)));
            return this;
        }

        ConsoleLine build() {
            return new ConsoleLine(text.toString());
        }
    }
}
