// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Severity;
import java.util.stream.Collectors;

/** Workflow commands, one line a diagnostic, which GitHub Actions shows beside the lines of a pull request. */
final class GithubReporter implements Reporter {
    @Override
    public String report(Report report) {
        return report.diagnostics().stream()
                .map(diagnostic -> command(diagnostic, report.locate(diagnostic)))
                .collect(Collectors.joining());
    }

    private static String command(Diagnostic diagnostic, ReportLocation place) {
        String message = ConsoleLine.of(diagnostic.message())
                + diagnostic.help().map(help -> "\n" + ConsoleLine.of(help)).orElse("");
        return "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n"
                .formatted(
                        level(diagnostic.severity()),
                        property(ConsoleLine.of(place.file()).text()),
                        place.line(),
                        place.endLine(),
                        place.column(),
                        place.endColumn(),
                        diagnostic.code().id(),
                        data(message));
    }

    private static String level(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.id();
    }

    // The escapes of GitHub's own toolkit.
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
