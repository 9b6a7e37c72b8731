// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is not taken over, told once for all that share a reason: 600 applications may. */
final class ImportNotes {
    private record Reason(String kind, String text) {}

    private final Map<Reason, List<String>> told = new LinkedHashMap<>();

    /**
     * Notes what is not taken over.
     *
     * @param kind such as {@code application}
     * @param name which
     * @param reason a clause that follows it
     */
    void add(String kind, String name, String reason) {
        List<String> names = told.computeIfAbsent(new Reason(kind, reason), unseen -> new ArrayList<>());
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    /** A note for each reason. */
    List<Diagnostic> diagnostics() {
        return told.entrySet().stream()
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
