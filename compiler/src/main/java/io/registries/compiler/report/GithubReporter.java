// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Workflow commands, one line a finding, which GitHub Actions shows beside the lines of a pull request. */
final class GithubReporter implements Reporter {
    @Override
    public String report(Report report) {
        List<Diagnostic> findings = report.findings();
        return findings.stream().map(GithubReporter::command).collect(Collectors.joining());
    }

    private static String command(Diagnostic finding) {
        ReportLocation place = ReportLocation.of(finding.span());
        String message =
                finding.message() + finding.hint().map(hint -> "\n" + hint).orElse("");
        return "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n"
                .formatted(
                        level(finding.severity()),
                        property(place.file()),
                        place.line(),
                        place.endLine(),
                        place.column(),
                        place.endColumn(),
                        finding.code().id(),
                        data(message));
    }

    private static String level(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.word();
    }

    // The escapes of GitHub's own toolkit.
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
