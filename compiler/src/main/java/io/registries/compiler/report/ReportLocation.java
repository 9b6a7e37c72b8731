// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Span;
import java.util.Optional;

/**
 * A location for machines: every diagnostic has one, and every number is at least 1.
 *
 * @param file relative, with forward slashes
 * @param line of the first character
 * @param column of the first character, in code points
 * @param endLine of the first character after
 * @param endColumn of the first character after
 */
record ReportLocation(String file, int line, int column, int endLine, int endColumn) {
    /** The file of diagnostics without a location: every configuration has it by default. */
    private static final String DEFAULT_FILE = "registries.yaml";

    /**
     * The location of a diagnostic.
     *
     * @param folder the base directory of the configuration, as its files are named; empty if they are relative to it
     */
    static ReportLocation of(Optional<Span> span, String folder) {
        return span.map(ReportLocation::of)
                .orElseGet(() ->
                        new ReportLocation(folder.isEmpty() ? DEFAULT_FILE : folder + "/" + DEFAULT_FILE, 1, 1, 1, 1));
    }

    static ReportLocation of(Span span) {
        return new ReportLocation(span.source().name(), span.line(), span.column(), span.endLine(), span.endColumn());
    }
}
