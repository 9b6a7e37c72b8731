// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import java.util.List;

/** Findings as text, for people or machines. */
@FunctionalInterface
public interface Reporter {

    /** The report on these findings, which come in order of place. */
    String report(List<Diagnostic> findings);

    /** For a console without colours: each finding with its excerpt; secrets masked. */
    static Reporter console() {
        return new ConsoleReporter(Style.PLAIN);
    }

    /** For a terminal that shows the colours of ANSI. */
    static Reporter terminal() {
        return new ConsoleReporter(Style.ANSI);
    }
}
