// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;

/**
 * A change of a text that may fix a mistake.
 *
 * @param code the kind of the mistake
 * @param index the line with the mistake, counted from 0
 * @param column of the mistake, counted from 1 in code points
 * @param message describes the mistake
 * @param help describes the change
 * @param lines the text after the change
 */
record FixCandidate(DiagnosticCode code, int index, int column, String message, String help, YamlLines lines) {

    /**
     * The diagnostic that proposes this change.
     *
     * @param line the line of the mistake in the file, counted from 1
     */
    Diagnostic diagnostic(SourceFile source, int line) {
        String text = source.line(line).stripTrailing();
        int end = Math.max(column, text.codePointCount(0, text.length()) + 1);
        return Diagnostic.at(code, new Span(source, line, column, line, end), message)
                .help(help);
    }
}
