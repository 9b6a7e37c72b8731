// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a source as reports may show it: whatever may be a secret is masked.
 *
 * @param text the line as it stands in the file, control characters replaced
 * @param secrets what of it is masked
 */
record Excerpt(String text, List<SecretText.Part> secrets) {
    private static final int LONGEST = 10_000;
    private static final String MASK = "***";

    /** What a terminal obeys rather than shows. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t]]");

    /** The line; nothing where it is longer than people read. */
    static Optional<Excerpt> of(Source source, int line) {
        String text = source.line(line);
        return text.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Excerpt(CONTROL.matcher(text).replaceAll("\uFFFD"), SecretText.of(source, line)));
    }

    /** What is shown of the line. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        for (SecretText.Part secret : secrets) {
            shown.append(text, copied, secret.from()).append(MASK);
            copied = secret.to();
        }
        return shown.append(text, copied, text.length()).toString();
    }

    /** The characters of what is shown before one of the line, both counted in code points from 0. */
    int start(int position) {
        return shownAt(position, false);
    }

    /** Where a text that ends before a character of the line ends in what is shown. */
    int end(int position) {
        return shownAt(position, true);
    }

    private int shownAt(int position, boolean end) {
        int at = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        int shown = text.codePointCount(0, at);
        for (SecretText.Part secret : secrets) {
            boolean within = end ? at > secret.from() : at >= secret.from();
            if (!within) {
                break;
            }
            boolean before = end ? at > secret.to() : at >= secret.to();
            int hidden = text.codePointCount(secret.from(), Math.min(at, secret.to()));
            shown += (before || end ? MASK.length() : 0) - hidden;
        }
        return shown;
    }
}
