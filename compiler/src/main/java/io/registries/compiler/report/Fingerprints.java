// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.crypto.Sha256;
import java.util.HashMap;
import java.util.Map;

/**
 * By what a diagnostic is known again in a later report: its kind, its file, its words and its line's text, not its line's
 * number, so that edits elsewhere in the file do not make it a new one. Equal ones are counted. One for each report.
 */
final class Fingerprints {
    private final Map<String, Integer> seen = new HashMap<>();

    String of(Diagnostic diagnostic) {
        ReportLocation place = ReportLocation.of(diagnostic.span());
        String line = diagnostic
                .span()
                .flatMap(span -> Excerpt.of(span.source(), span.line()))
                .map(excerpt -> excerpt.shown().strip())
                .orElse("");
        String identity = String.join("\n", diagnostic.code().id(), place.file(), diagnostic.message(), line);
        return Sha256.hex(identity + "\n" + seen.merge(identity, 1, Integer::sum));
    }
}
