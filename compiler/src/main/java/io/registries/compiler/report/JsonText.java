// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.internal.format.JsonSupport;
import java.util.regex.Pattern;

/** The text of JSON reports. Invisible characters are escaped in it, so that whoever reads it sees what programs read. */
final class JsonText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n]]");

    private JsonText() {}

    /** A document of maps, lists and values. */
    static String of(Object document) {
        // JSON has these characters in strings only, and its line feeds between them only.
        return INVISIBLE.matcher(JsonSupport.prettyPrint(document)).replaceAll(found -> escaped(found.group()));
    }

    private static String escaped(String character) {
        StringBuilder escaped = new StringBuilder();
        character.chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
        return escaped.toString();
    }
}
