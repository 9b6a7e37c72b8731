// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages for templates of HTML: what is in backquotes is a value, everything else is words. */
final class HtmlMessage {
    private static final Pattern PART = Pattern.compile("`([^`]*+)`|[^`]++|`");

    private HtmlMessage() {}

    /** The parts of a message, each with either {@code words} or {@code quoted}. */
    static List<Map<String, Object>> parts(String message) {
        List<Map<String, Object>> parts = new ArrayList<>();
        Matcher part = PART.matcher(message);
        while (part.find()) {
            String quoted = part.group(1);
            TemplateFields fields = new TemplateFields();
            if (quoted == null) {
                fields.put("words", part.group());
            } else {
                fields.put("quoted", quoted.isEmpty() ? "\"\"" : quoted);
            }
            parts.add(fields.map());
        }
        return parts;
    }
}
