// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.format.YamlScalars;
import java.util.List;
import java.util.stream.Collectors;

/** Text of an input as comments and diagnostics show it: on one line, bounded, and nothing that acts. */
final class SafeText {
    private static final int LONGEST = 80;
    private static final int MOST = 3;

    private SafeText() {}

    /** A name in backticks. */
    static String name(String text) {
        String line = text.codePoints()
                .mapToObj(c -> YamlScalars.isPrintable(c) && c != '`' ? Character.toString(c) : "?")
                .collect(Collectors.joining());
        return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
    }

    /** Some names, the first of them told. */
    static String names(List<String> names) {
        String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
        return names.stream().limit(MOST).map(SafeText::name).collect(Collectors.joining(", ")) + more;
    }

    /** A comment, which must not be taken for an allowance. */
    static String comment(String text) {
        return "# " + text.replaceAll("registries:\\s*allow", "registries, allow");
    }
}
