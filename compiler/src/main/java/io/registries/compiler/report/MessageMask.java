// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Diagnostic.Related;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks text that a message quotes and that may be a secret: in a file with syntax errors, a secret may be read as a field, an
 * alias or a tag, which messages name.
 */
final class MessageMask {
    private static final String MASK = "`***`";
    private static final int MAX_LINES = 20;
    private static final Pattern QUOTED = Pattern.compile("`([^`]*+)`");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]++");
    private static final List<String> SOURCES_OF_SECRETS = List.of("env", "file", "server", "dockerConfig");

    private final StringBuilder visible = new StringBuilder();
    private final Set<String> hidden = new LinkedHashSet<>();
    private boolean hasEscapes;
    private boolean hasBackticks;

    private MessageMask(Diagnostic diagnostic) {
        Stream.concat(diagnostic.span().stream(), diagnostic.related().stream().map(Related::span))
                .forEach(this::addLines);
    }

    static Diagnostic apply(Diagnostic diagnostic) {
        boolean quotes = diagnostic.message().indexOf('`') >= 0
                || diagnostic.help().filter(help -> help.indexOf('`') >= 0).isPresent()
                || !diagnostic.related().isEmpty();
        return quotes ? new MessageMask(diagnostic).masked(diagnostic) : diagnostic;
    }

    private void addLines(Span span) {
        SourceFile source = span.source();
        int last = Math.min(Math.min(span.endLine(), span.line() + MAX_LINES), source.lineCount());
        for (int line = span.line(); line <= last; line++) {
            String text = source.line(line);
            if (text.length() <= SecretDetector.MAX_LENGTH) {
                add(text, SecretLines.firstSecret(source, line));
            } else {
                String part = around(text, line == span.line() ? span.column() - 1 : 0);
                add(part, SecretDetector.firstSecret(part));
            }
        }
    }

    private static String around(String text, int column) {
        int at = text.offsetByCodePoints(0, Math.min(column, text.codePointCount(0, text.length())));
        int half = SecretDetector.MAX_LENGTH / 2;
        return text.substring(Math.max(0, at - half), Math.min(text.length(), at + half));
    }

    private void add(String text, OptionalInt secret) {
        visible.append(VisibleText.of(text.substring(0, secret.orElse(text.length()))))
                .append('\n');
        secret.ifPresent(from -> hide(text.substring(from)));
    }

    private void hide(String text) {
        words(text).forEach(hidden::add);
        words(VisibleText.of(text)).forEach(hidden::add);
        hasEscapes |= text.indexOf('\\') >= 0;
        hasBackticks |= text.indexOf('`') >= 0;
    }

    private Diagnostic masked(Diagnostic diagnostic) {
        if (hidden.isEmpty()) {
            return diagnostic;
        }
        List<Related> related = new ArrayList<>();
        diagnostic.related().forEach(other -> related.add(new Related(other.span(), masked(other.label()))));
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                masked(diagnostic.message()),
                diagnostic.span(),
                diagnostic.help().map(this::masked),
                related);
    }

    private String masked(String message) {
        int first = message.indexOf('`');
        int last = message.lastIndexOf('`');
        if (hasBackticks && first < last) {
            return message.substring(0, first) + MASK + message.substring(last + 1);
        }
        return QUOTED.matcher(message)
                .replaceAll(quoted -> Matcher.quoteReplacement(mayBeSecret(quoted.group(1)) ? MASK : quoted.group()));
    }

    private boolean mayBeSecret(String quoted) {
        return visible.indexOf(quoted) < 0
                && Suggestions.closest(quoted, SOURCES_OF_SECRETS).isEmpty()
                && (hasEscapes || words(quoted).anyMatch(hidden::contains));
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group());
    }
}
