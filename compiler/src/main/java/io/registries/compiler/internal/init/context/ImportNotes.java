// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.internal.init.yaml.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items that are not imported. Items with the same reason are reported together, because there may be many. */
public final class ImportNotes {
    private record Reason(String kind, String text) {}

    private final Map<Reason, List<String>> namesByReason = new LinkedHashMap<>();

    /**
     * Records an item that is not imported.
     *
     * @param kind such as {@code application}
     * @param name the name of the item
     * @param reason a clause that follows the name
     */
    public void add(String kind, String name, String reason) {
        List<String> names = namesByReason.computeIfAbsent(new Reason(kind, reason), key -> new ArrayList<>());
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    /** One note per reason. */
    public List<Diagnostic> diagnostics() {
        return namesByReason.entrySet().stream()
                .map(entry -> Diagnostic.withoutLocation(
                                DiagnosticCode.NOT_IMPORTED,
                                Plurals.noun(
                                                entry.getValue().size(),
                                                entry.getKey().kind()) + " " + SafeText.names(entry.getValue()) + ": "
                                        + entry.getKey().text())
                        .help("see the comment in the file"))
                .toList();
    }
}
