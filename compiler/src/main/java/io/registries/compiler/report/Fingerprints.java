// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.crypto.Sha256;
import java.util.HashMap;
import java.util.Map;

/**
 * Identifies a diagnostic in later reports by its code, its file, its message and the text of its line, but not the line's
 * number, so that edits elsewhere in the file do not change it. Equal diagnostics are numbered. Use one for each report.
 */
final class Fingerprints {
    private final Report report;
    private final Map<String, Integer> seen = new HashMap<>();

    Fingerprints(Report report) {
        this.report = report;
    }

    String of(Diagnostic diagnostic) {
        ReportLocation place = report.locate(diagnostic);
        String line = diagnostic
                .span()
                .flatMap(span -> Excerpt.of(span.source(), span.line()))
                .map(excerpt -> excerpt.shown().strip())
                .orElse("");
        String identity = String.join("\n", diagnostic.code().id(), place.file(), diagnostic.message(), line);
        return Sha256.hex(identity + "\n" + seen.merge(identity, 1, Integer::sum));
    }
}
