// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of a file in which a mistake is searched, so that the cost of a fix does not depend on the length of the file:
 * the items around a line, the header of their section, and the version. The window of a short file is the whole file.
 *
 * @param lines of the part
 * @param numbers of these lines in the file, counted from 1
 * @param isWholeFile whether the window contains all lines
 */
record SourceWindow(YamlLines lines, List<Integer> numbers, boolean isWholeFile) {
    static final int MAX_CHARACTERS = 32_000;

    private static final int MAX_LINES = 600;
    private static final int SHORT_FILE_LINES = 300;
    private static final int LINES_AROUND = 60;

    /** The window around a line, counted from 1. */
    static SourceWindow around(YamlLines file, int line) {
        if (file.size() <= SHORT_FILE_LINES) {
            return new SourceWindow(
                    file, IntStream.rangeClosed(1, file.size()).boxed().toList(), true);
        }
        int header = sectionHeader(file, line - 1);
        int itemIndent = itemIndent(file, header);
        int from = itemStart(file, Math.max(header, line - 1 - LINES_AROUND), header, itemIndent);
        int to = itemEnd(file, Math.min(file.size(), line + LINES_AROUND), itemIndent);
        List<Integer> included = IntStream.range(0, file.size())
                .filter(i -> (i >= from && i < to) || i == header || isVersion(file.get(i)))
                .boxed()
                .toList();
        return new SourceWindow(
                new YamlLines(included.stream().map(file::get).toList()),
                included.stream().map(i -> i + 1).toList(),
                false);
    }

    boolean isSmall() {
        return lines.size() <= MAX_LINES
                && lines.all().stream().mapToLong(line -> line.text().length()).sum() <= MAX_CHARACTERS;
    }

    /** The text of the window. */
    SourceFile source() {
        return sourceOf(lines);
    }

    /** The text of the window after a change. */
    SourceFile source(FixCandidate fix) {
        return sourceOf(fix.lines());
    }

    private static SourceFile sourceOf(YamlLines lines) {
        return new SourceFile("attempt", Path.of("attempt"), lines.text());
    }

    /** The index of a line of the file, or of the nearest line above it in the window. */
    int indexOf(int line) {
        int found = Collections.binarySearch(numbers, line);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The line of the file that a diagnostic on the window is about. */
    int lineOf(Diagnostic diagnostic) {
        int line = diagnostic.span().map(span -> span.line()).orElse(1);
        return numbers.get(Math.min(line, numbers.size()) - 1);
    }

    private static int sectionHeader(YamlLines file, int index) {
        int header = index;
        while (header > 0 && !isSection(file.get(header))) {
            header--;
        }
        return header;
    }

    private static boolean isSection(YamlLine line) {
        return line.isField() && line.indent() == 0 && !line.isItem();
    }

    private static boolean isVersion(YamlLine line) {
        return line.text().startsWith("apiVersion:");
    }

    /** The indentation of a section's items. */
    private static int itemIndent(YamlLines file, int header) {
        return file.all().subList(header + 1, file.size()).stream()
                .filter(YamlLine::isItem)
                .findFirst()
                .map(YamlLine::indent)
                .orElse(0);
    }

    /** The first line of the item that contains a line, or the section's header. */
    private static int itemStart(YamlLines file, int index, int header, int itemIndent) {
        int from = index;
        while (from > header && !(file.get(from).isItem() && file.get(from).indent() == itemIndent)) {
            from--;
        }
        return from;
    }

    /** The end of the item that contains the line before an index. */
    private static int itemEnd(YamlLines file, int index, int itemIndent) {
        int to = index;
        while (to < file.size() && file.get(to).isContent() && file.get(to).indent() > itemIndent) {
            to++;
        }
        return to;
    }
}
