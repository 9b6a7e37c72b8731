// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import java.util.Map;
import java.util.regex.Pattern;

/** Plain text of SARIF without its links (3.11.6) and placeholders (3.11.5). */
final class SarifText {
    private static final Pattern BRACKET = Pattern.compile("(\\\\*+)([\\[\\]])");

    private SarifText() {}

    /** A message with any text. */
    static Map<String, Object> message(String text) {
        // A backslash before a bracket would turn its escape into a backslash and a bracket.
        String withoutLinks = BRACKET.matcher(text).replaceAll("$1$1\\\\$2");
        return Map.of("text", withoutLinks.replace("{", "{{").replace("}", "}}"));
    }
}
