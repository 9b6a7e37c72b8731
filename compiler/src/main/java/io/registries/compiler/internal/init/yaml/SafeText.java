// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.yaml;

import io.registries.compiler.internal.format.YamlScalars;
import java.util.List;
import java.util.stream.Collectors;

/** Makes text of an input safe for comments and diagnostics: one line, limited length, no control characters. */
public final class SafeText {
    private static final int MAX_CHARACTERS = 80;
    private static final int MAX_LISTED_NAMES = 3;

    private SafeText() {}

    /** A name in backticks. */
    public static String name(String text) {
        String line = text.codePoints()
                .mapToObj(c -> YamlScalars.isPrintable(c) && c != '`' ? Character.toString(c) : "?")
                .collect(Collectors.joining());
        return "`" + (line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "…" : line) + "`";
    }

    /** The first names of a list, and the number of the others. */
    public static String names(List<String> names) {
        String more = names.size() > MAX_LISTED_NAMES ? " and " + (names.size() - MAX_LISTED_NAMES) + " more" : "";
        return names.stream().limit(MAX_LISTED_NAMES).map(SafeText::name).collect(Collectors.joining(", ")) + more;
    }

    /** A comment that is not read as a suppression. */
    public static String comment(String text) {
        return "# " + text.replaceAll("registries:\\s*allow", "registries, allow");
    }
}
