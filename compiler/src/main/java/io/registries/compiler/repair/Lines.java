// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

import io.registries.compiler.diagnostic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lines of YAML as people see them: indentation, items, fields. */
final class Lines {
    /** A field, perhaps the first of an item. */
    static final Pattern FIELD =
            Pattern.compile("\\s*(?<dash>(- +)*)(?<key>[\"']?[A-Za-z_][A-Za-z0-9_./-]*[\"']?):(?<value>\\s.*)?");

    private Lines() {}

    static List<String> of(Source source) {
        return IntStream.rangeClosed(1, source.lineCount())
                .mapToObj(source::line)
                .toList();
    }

    static boolean isContent(String line) {
        return !line.isBlank() && !line.stripLeading().startsWith("#");
    }

    static boolean isItem(String line) {
        return line.stripLeading().startsWith("- ") || line.strip().equals("-");
    }

    /** Spaces before the text; tabs count as one, as wrong as they are. */
    static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    static boolean startsField(String line) {
        return FIELD.matcher(line).matches();
    }

    /** Where the value of a field, or else of an item, begins; the line's length where it has none. */
    static int valueStart(String line) {
        Matcher field = FIELD.matcher(line);
        int from = field.matches() ? field.end("key") + 1 : isItem(line) ? line.indexOf('-') + 1 : indent(line);
        int start = from;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        return start;
    }

    static List<String> with(List<String> lines, int index, String changed) {
        List<String> copy = new ArrayList<>(lines);
        copy.set(index, changed);
        return copy;
    }

    /** Where what an item holds begins; for other lines their own indentation. */
    static int contentIndent(String line) {
        if (!isItem(line)) {
            return indent(line);
        }
        int after = indent(line) + 1;
        return after + indent(line.substring(after));
    }

    /** The end of the block that begins at a line: all lines that stand deeper. */
    static int endOfBlock(List<String> lines, int index) {
        int indent = indent(lines.get(index));
        int end = index + 1;
        while (end < lines.size() && (!isContent(lines.get(end)) || indent(lines.get(end)) > indent)) {
            end++;
        }
        return end;
    }

    /** The end of the item that begins at a line: the deeper lines up to the next item that it cannot hold. */
    static int endOfItem(List<String> lines, int index) {
        int content = contentIndent(lines.get(index));
        int end = index + 1;
        while (end < lines.size()
                && (!isContent(lines.get(end))
                        || indent(lines.get(end)) > content
                        || (indent(lines.get(end)) == content && !isItem(lines.get(end))))) {
            end++;
        }
        return end;
    }
}
