// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.RegistryCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compiler's own format, which {@code report-v1.schema.json} defines. */
final class JsonReporter implements Reporter {
    private static final String VERSION = "registries.report/v1";

    @Override
    public String report(Report report) {
        List<Diagnostic> diagnostics = report.diagnostics();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("apiVersion", VERSION);
        json.put(
                "diagnostics",
                diagnostics.stream()
                        .map(diagnostic -> diagnostic(diagnostic, report.locate(diagnostic)))
                        .toList());
        if (!report.checks().isEmpty()) {
            json.put("checks", report.checks().stream().map(JsonReporter::check).toList());
        }
        report.impact().ifPresent(impact -> json.put("impact", impact(impact)));
        if (!report.removed().isEmpty()) {
            json.put("removed", report.removed());
        }
        return JsonText.of(json);
    }

    private static List<Map<String, Object>> impact(Impact impact) {
        return impact.items().stream()
                .map(touch -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("subject", touch.subject().displayName());
                    json.put("name", touch.name());
                    json.put("change", touch.change().id());
                    if (!touch.fields().isEmpty()) {
                        json.put(
                                "values",
                                touch.fields().stream().map(JsonReporter::value).toList());
                    }
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> value(ChangedItem.ChangedField field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("from", field.from());
        json.put("to", field.to());
        return json;
    }

    private static Map<String, Object> check(RegistryCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("registry", check.registry());
        if (!check.purpose().isEmpty()) {
            json.put("purpose", check.purpose());
        }
        json.put("ok", check.isOk());
        json.put("stage", check.stage().id());
        json.put("summary", check.summary());
        check.latency().ifPresent(latency -> json.put("latencyMillis", latency.toMillis()));
        check.daysToExpiry().ifPresent(days -> json.put("certificateDays", days));
        check.daysToTokenExpiry().ifPresent(days -> json.put("tokenDays", days));
        check.remainingPulls().ifPresent(pulls -> json.put("remainingPulls", pulls));
        return json;
    }

    private static Map<String, Object> diagnostic(Diagnostic diagnostic, ReportLocation location) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", diagnostic.code().id());
        json.put("severity", diagnostic.severity().id());
        json.put("message", diagnostic.message());
        put(json, location);
        diagnostic.help().ifPresent(help -> json.put("help", help));
        json.put(
                "related",
                diagnostic.related().stream()
                        .map(related -> {
                            Map<String, Object> place = new LinkedHashMap<>();
                            place.put("message", related.label());
                            put(place, ReportLocation.of(related.span()));
                            return place;
                        })
                        .toList());
        return json;
    }

    private static void put(Map<String, Object> object, ReportLocation place) {
        object.put("file", place.file());
        object.put("line", place.line());
        object.put("column", place.column());
        object.put("endLine", place.endLine());
        object.put("endColumn", place.endColumn());
    }
}
