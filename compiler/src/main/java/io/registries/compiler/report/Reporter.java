// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import java.util.List;

/** Diagnostics as text, for people or machines. */
@FunctionalInterface
public interface Reporter {

    /** The report as text. */
    String report(Report report);

    /** The report on diagnostics alone. */
    default String report(List<Diagnostic> diagnostics) {
        return report(Report.of(diagnostics));
    }

    /** For a console without colours: each diagnostic with its excerpt; secrets masked. */
    static ConsoleReporter console() {
        return new ConsoleReporter(ConsoleStyle.PLAIN);
    }

    /** For a terminal that shows the colours of ANSI. */
    static ConsoleReporter terminal() {
        return new ConsoleReporter(ConsoleStyle.ANSI);
    }
}
