// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.internal.format.JsonWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The places of HTML, and of SVG in HTML, where a value can be, each with its encoding. */
enum MarkupContext {
    /** The text of an element. */
    TEXT {
        @Override
        Optional<String> encode(Object value) {
            return Optional.of(escape(value));
        }
    },
    /** The value of an attribute in double quotes. */
    ATTRIBUTE {
        @Override
        Optional<String> encode(Object value) {
            return Optional.of(escape(value));
        }
    },
    /** An attribute that is a URL, which must not be of a scheme that runs code. */
    URL {
        @Override
        Optional<String> encode(Object value) {
            return Optional.of(value.toString())
                    .filter(url -> WEB.matcher(url).matches())
                    .map(MarkupContext::escape);
        }
    },
    /** A data block: a script element with the type of JSON. */
    JSON {
        @Override
        Optional<String> encode(Object value) {
            // In a script element, `<` could end the element or start a comment.
            return Optional.of(VisibleText.of(JsonWriter.compact(value))
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026"));
        }
    },
    /** A style sheet or a script. */
    CODE {
        @Override
        Optional<String> encode(Object value) {
            return value instanceof VerbatimText code ? Optional.of(code.text()) : Optional.empty();
        }
    };

    /** Most texts: a search for invisible characters takes longer. */
    private static final Pattern PLAIN = Pattern.compile("[ -~]*+");

    private static final Pattern WEB = Pattern.compile("https?://.*");

    /** The value in this place; empty if it must not be there. */
    abstract Optional<String> encode(Object value);

    /** The name in an annotated template. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MarkupContext fromId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    // Invisible characters are displayed, so that text cannot appear in another order than it is in.
    private static String escape(Object value) {
        String text = value.toString();
        if (!PLAIN.matcher(text).matches()) {
            text = VisibleText.ofLine(text);
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
