// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.Optional;

/**
 * A line of a source file as reports may show it: masked from the first character that may belong to a secret.
 *
 * @param text the line of the file, with invisible characters replaced
 * @param visible the number of characters before the mask
 */
record Excerpt(String text, int visible) {
    private static final String MASK = "***";

    /** The line; nothing where it is longer than people read. */
    static Optional<Excerpt> of(SourceFile source, int line) {
        String text = source.line(line);
        if (text.length() > SecretDetector.MAX_LENGTH) {
            return Optional.empty();
        }
        int secret = SecretLines.firstSecret(source, line).orElse(text.length());
        String visible = VisibleText.inPlace(text.substring(0, secret));
        return Optional.of(new Excerpt(visible + VisibleText.inPlace(text.substring(secret)), visible.length()));
    }

    /** What is shown of the line. */
    String shown() {
        return visible < text.length() ? text.substring(0, visible) + MASK : text;
    }

    /** The characters of what is shown before one of the line, both counted in code points from 0. */
    int start(int position) {
        return Math.min(position, text.codePointCount(0, visible));
    }

    /** Where a text that ends before a character of the line ends in what is shown. */
    int end(int position) {
        String shown = shown();
        return position <= text.codePointCount(0, visible) ? position : shown.codePointCount(0, shown.length());
    }
}
