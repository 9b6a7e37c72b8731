// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.diagnostic.Span;
import java.util.List;

/**
 * A change of a text that may mend it.
 *
 * @param code what kind of mistake it mends
 * @param index of the line with the mistake, counted from 0
 * @param column of the mistake, counted from 1 in code points
 * @param message the mistake, in words for people
 * @param mend the mend, in words for people
 * @param lines the text after it
 */
record Edit(Code code, int index, int column, String message, String mend, List<String> lines) {

    /**
     * The finding that a file needs this edit.
     *
     * @param line of the mistake in the file, counted from 1
     */
    Diagnostic finding(Source source, int line) {
        String text = source.line(line).stripTrailing();
        int end = Math.max(column, text.codePointCount(0, text.length()) + 1);
        return Diagnostic.at(code, new Span(source, line, column, line, end), message)
                .hint(mend);
    }
}
