// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.VisibleText;
import java.util.regex.Pattern;

/** Text that XML 1.0 can contain: it has no escapes for the characters that it forbids. */
final class XmlText {
    private static final Pattern FORBIDDEN = Pattern.compile("[\uFFFE\uFFFF]");

    private XmlText() {}

    /** A value with escapes in place of invisible characters, and U+FFFD in place of what is not a character. */
    static String of(String value) {
        return FORBIDDEN.matcher(VisibleText.of(value)).replaceAll("\uFFFD");
    }
}
