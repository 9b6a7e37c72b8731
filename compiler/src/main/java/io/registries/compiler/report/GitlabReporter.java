// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GitLab's Code Quality report: a list of issues, each with a fingerprint by which GitLab knows it again. */
final class GitlabReporter implements Reporter {
    @Override
    public String report(Report report) {
        List<Diagnostic> diagnostics = report.diagnostics();
        List<Map<String, Object>> issues = new ArrayList<>();
        Fingerprints fingerprints = new Fingerprints(report);
        for (Diagnostic diagnostic : diagnostics) {
            ReportLocation place = report.locate(diagnostic);
            Map<String, Object> issue = new LinkedHashMap<>();
            issue.put(
                    "description",
                    diagnostic.message()
                            + diagnostic.help().map(help -> ": " + help).orElse(""));
            issue.put("check_name", diagnostic.code().id());
            issue.put("fingerprint", fingerprints.of(diagnostic));
            issue.put("severity", severity(diagnostic.severity()));
            Map<String, Object> location = new LinkedHashMap<>();
            location.put("path", place.file());
            location.put("lines", Map.of("begin", place.line()));
            issue.put("location", location);
            issues.add(issue);
        }
        return JsonText.of(issues);
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "major";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }
}
