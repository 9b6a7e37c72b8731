// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import static java.util.stream.Collectors.joining;

import io.registries.compiler.diagnostic.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The lines of a text and their indentation blocks.
 *
 * @param all from the first line
 */
record YamlLines(List<YamlLine> all) {
    static YamlLines parse(SourceFile source) {
        return new YamlLines(IntStream.rangeClosed(1, source.lineCount())
                .mapToObj(line -> YamlLine.parse(source.line(line)))
                .toList());
    }

    int size() {
        return all.size();
    }

    YamlLine get(int index) {
        return all.get(index);
    }

    String text() {
        return all.stream().map(YamlLine::text).collect(joining("\n"));
    }

    YamlLines with(int index, String changed) {
        List<YamlLine> lines = new ArrayList<>(all);
        lines.set(index, YamlLine.parse(changed));
        return new YamlLines(lines);
    }

    YamlLines withShifted(int from, int to, int by) {
        List<YamlLine> lines = new ArrayList<>(all);
        lines.subList(from, to).replaceAll(line -> line.shifted(by));
        return new YamlLines(lines);
    }

    /** The lines with the fields and items that contain a line. */
    Set<Integer> ancestorsOf(int index) {
        Set<Integer> ancestors = new HashSet<>();
        int indent = get(index).indent();
        for (int i = index - 1; i >= 0; i--) {
            if (get(i).isContent() && get(i).contentIndent() < indent) {
                ancestors.add(i);
                indent = get(i).contentIndent();
            }
        }
        return ancestors;
    }

    /** The end of the block that starts at a line: all following lines with deeper indentation. */
    int endOfBlock(int index) {
        int indent = get(index).indent();
        int end = index + 1;
        while (end < size() && (!get(end).isContent() || get(end).indent() > indent)) {
            end++;
        }
        return end;
    }

    /** The end of the list item that starts at a line. */
    int endOfItem(int index) {
        int content = get(index).contentIndent();
        int end = index + 1;
        while (end < size() && (!get(end).isContent() || isWithin(get(end), content))) {
            end++;
        }
        return end;
    }

    private static boolean isWithin(YamlLine line, int content) {
        return line.indent() > content || (line.indent() == content && !line.isItem());
    }
}
