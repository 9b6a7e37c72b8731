// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compiler's own shape: {@code diagnostics[]} with places, lines and columns counted from 1. */
final class JsonReporter implements Reporter {
    private static final String VERSION = "registries.diagnostics/v1";

    @Override
    public String report(List<Diagnostic> findings) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("apiVersion", VERSION);
        report.put(
                "diagnostics", findings.stream().map(JsonReporter::diagnostic).toList());
        return Json.pretty(report);
    }

    private static Map<String, Object> diagnostic(Diagnostic finding) {
        Map<String, Object> diagnostic = new LinkedHashMap<>();
        diagnostic.put("code", finding.code().id());
        diagnostic.put("severity", finding.severity().word());
        diagnostic.put("message", finding.message());
        put(diagnostic, Place.of(finding.span()));
        finding.hint().ifPresent(hint -> diagnostic.put("hint", hint));
        diagnostic.put(
                "related",
                finding.related().stream()
                        .map(related -> {
                            Map<String, Object> place = new LinkedHashMap<>();
                            place.put("message", related.label());
                            put(place, Place.of(related.span()));
                            return place;
                        })
                        .toList());
        return diagnostic;
    }

    private static void put(Map<String, Object> object, Place place) {
        object.put("file", place.file());
        object.put("line", place.line());
        object.put("column", place.column());
        object.put("endLine", place.endLine());
        object.put("endColumn", place.endColumn());
    }
}
