// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that messages propose to write. */
final class PlainText {
    private static final Pattern WITHOUT_QUOTES =
            Pattern.compile("[A-Za-z0-9./_](?:[A-Za-z0-9./_+@ -]|:(?=[A-Za-z0-9./_]))*+");
    private static final Pattern IN_QUOTES = Pattern.compile("[ -~&&[^\"\\\\]]++");

    private PlainText() {}

    /** A text as it can be written in block and flow style, in quotes if necessary; empty if it needs escapes. */
    static Optional<String> of(String text) {
        if (WITHOUT_QUOTES.matcher(text).matches() && isString(text)) {
            return Optional.of(text);
        }
        return IN_QUOTES.matcher(text).matches() ? Optional.of('"' + text + '"') : Optional.empty();
    }

    /** Whether YAML reads a text without quotes as a string. */
    static boolean isString(String text) {
        return YamlReader.read(new SourceFile("value", Path.of("value"), text))
                .value()
                .filter(node -> node instanceof Node.Scalar scalar
                        && scalar.kind() == Node.Kind.STRING
                        && scalar.text().equals(text))
                .isPresent();
    }
}
