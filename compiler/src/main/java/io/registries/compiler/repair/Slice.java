// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of a long file that a slip can be found in, so that an attempt costs the same in a file of any length: the
 * lines around, the section that they are in, and the version.
 *
 * @param lines of the part
 * @param numbers of these lines in the file, counted from 1
 * @param isWhole whether nothing was left out
 */
record Slice(List<String> lines, List<Integer> numbers, boolean isWhole) {
    private static final int SHORT = 300;
    private static final int AROUND = 60;
    private static final int MAX_CHARACTERS = 100_000;

    static Slice whole(Source source) {
        List<String> lines = Lines.of(source);
        return new Slice(lines, IntStream.rangeClosed(1, lines.size()).boxed().toList(), true);
    }

    static Slice around(Source source, int line) {
        Slice whole = whole(source);
        List<String> lines = whole.lines();
        if (lines.size() <= SHORT) {
            return whole;
        }
        int header = line - 1;
        while (header > 0 && !isSection(lines.get(header))) {
            header--;
        }
        int from = Math.max(header, line - 1 - AROUND);
        int item = firstItemIndent(lines, header);
        while (from > header && !(Lines.isItem(lines.get(from)) && Lines.indent(lines.get(from)) == item)) {
            from--;
        }
        int to = Math.min(lines.size(), line + AROUND);
        while (to < lines.size() && Lines.isContent(lines.get(to)) && Lines.indent(lines.get(to)) > item) {
            to++;
        }
        List<String> kept = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if ((i >= from && i < to) || i == header || lines.get(i).startsWith("apiVersion:")) {
                kept.add(lines.get(i));
                numbers.add(i + 1);
            }
        }
        return new Slice(List.copyOf(kept), List.copyOf(numbers), false);
    }

    /** Whether trying many edits of it takes no time that people would notice. */
    boolean isSmall() {
        return lines.stream().mapToLong(String::length).sum() <= MAX_CHARACTERS;
    }

    Source source() {
        return with(lines);
    }

    Source with(List<String> changed) {
        return new Source("attempt", Path.of("attempt"), String.join("\n", changed));
    }

    /** The index of a line of the file, or of the nearest line above that is a part of this. */
    int indexOf(int line) {
        int found = Collections.binarySearch(numbers, line);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The line of the file that a finding on this part is about. */
    int lineOf(Diagnostic finding) {
        int line = finding.span().map(span -> span.line()).orElse(1);
        return numbers.get(Math.min(line, numbers.size()) - 1);
    }

    private static boolean isSection(String line) {
        return !line.isEmpty() && Character.isLetter(line.charAt(0)) && line.indexOf(':') > 0;
    }

    private static int firstItemIndent(List<String> lines, int header) {
        for (int i = header + 1; i < lines.size(); i++) {
            if (Lines.isItem(lines.get(i))) {
                return Lines.indent(lines.get(i));
            }
        }
        return 0;
    }
}
