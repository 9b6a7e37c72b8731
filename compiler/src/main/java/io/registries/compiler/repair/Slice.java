// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

import io.registries.compiler.diagnostic.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a long file that a slip can be found in: the rest is left blank, so lines keep their numbers and an
 * attempt costs the same in a file of any length.
 *
 * @param lines of the whole file, blank outside of the part
 * @param isWhole whether nothing was left out
 */
record Slice(List<String> lines, boolean isWhole) {
    private static final int SHORT = 300;
    private static final int AROUND = 60;

    static Slice whole(Source source) {
        return new Slice(Lines.of(source), true);
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
        for (int i = 0; i < lines.size(); i++) {
            boolean wanted =
                    (i >= from && i < to) || i == header || lines.get(i).startsWith("apiVersion:");
            kept.add(wanted ? lines.get(i) : "");
        }
        return new Slice(List.copyOf(kept), false);
    }

    Source source() {
        return with(lines);
    }

    Source with(List<String> changed) {
        return new Source("attempt", Path.of("attempt"), String.join("\n", changed));
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
