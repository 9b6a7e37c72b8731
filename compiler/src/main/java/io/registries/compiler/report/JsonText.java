// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.internal.format.JsonSupport;
import java.util.stream.Collectors;

/** The text of JSON reports. Invisible characters are escaped in it, so that whoever reads it sees what programs read. */
final class JsonText {
    private JsonText() {}

    /** A document of maps, lists and values. */
    static String of(Object document) {
        // JSON has these characters in strings only, and line feeds between them only.
        return JsonSupport.prettyPrint(document)
                .lines()
                .map(VisibleText::ofLine)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
