// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

import io.registries.compiler.diagnostic.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The edits that may mend a text, by what slips of the hand are likely. */
final class Edits {
    private static final int NEIGHBOURS = 8;
    private static final int LONGEST = 10_000;
    private static final int STEP = 2;
    private static final int FAR = 6;
    private static final Pattern NO_SPACE = Pattern.compile("(?<head>\\s*(- +)*[A-Za-z_]+:)(?<rest>[^\\s:/].*)");
    private static final Pattern NO_COLON = Pattern.compile("(?<head>\\s*(- +)*[A-Za-z_]+)(?<rest>\\s+[^:]+)");
    private static final Pattern NO_DASH_SPACE = Pattern.compile("(?<head>\\s*-)(?<rest>[A-Za-z_].*)");

    private final List<String> lines;

    Edits(List<String> lines) {
        this.lines = lines;
    }

    /** Closings of what one line opens and does not close, the nearest first: the parser may stumble far below. */
    Stream<Edit> closings(int last) {
        int count = Math.min(last, lines.size());
        return IntStream.range(0, count).mapToObj(i -> count - 1 - i).flatMap(this::closingsOf);
    }

    /** Other edits of one line. */
    Stream<Edit> around(int index) {
        String line = lines.get(index);
        if (!Lines.isContent(line)) {
            return Stream.empty();
        }
        return Stream.of(words(index, line), withoutValue(index, line), moves(index, line))
                .flatMap(edits -> edits);
    }

    private Stream<Edit> closingsOf(int index) {
        String line = lines.get(index);
        int start = Lines.valueStart(line);
        if (!Lines.isContent(line) || start >= line.length() || line.length() > LONGEST) {
            return Stream.empty();
        }
        Opened opened = Opened.in(line, start);
        String end = line.stripTrailing();
        List<Edit> edits = new ArrayList<>();
        if (opened.quote() != 0) {
            String quote = String.valueOf(opened.quote());
            String mend = "close it with `" + quote + "` where the text ends";
            edits.add(edit(Code.UNCLOSED_QUOTE, index, opened.at(), "this quote is not closed", mend, end + quote));
            Matcher inFlow = Pattern.compile("[\\]}]+$").matcher(end);
            if (inFlow.find()) {
                String closed = end.substring(0, inFlow.start()) + quote + inFlow.group();
                edits.add(edit(Code.UNCLOSED_QUOTE, index, opened.at(), "this quote is not closed", mend, closed));
            }
        } else if (!opened.brackets().isEmpty()) {
            edits.add(edit(
                    Code.UNCLOSED_BRACKET,
                    index,
                    opened.at(),
                    "`" + line.charAt(opened.at()) + "` is not closed",
                    "close it with `" + opened.brackets() + "`",
                    end + opened.brackets()));
        }
        return edits.stream();
    }

    private Stream<Edit> words(int index, String line) {
        List<Edit> edits = new ArrayList<>();
        Matcher noSpace = NO_SPACE.matcher(line);
        if (noSpace.matches()) {
            edits.add(edit(
                    Code.INVALID_YAML,
                    index,
                    noSpace.end("head") - 1,
                    "a space is missing after the colon",
                    "write `: `",
                    noSpace.group("head") + " " + noSpace.group("rest")));
        }
        Matcher noColon = NO_COLON.matcher(line);
        if (noColon.matches()) {
            edits.add(edit(
                    Code.INVALID_YAML,
                    index,
                    Lines.indent(line),
                    "a colon is missing",
                    "write `field: value`",
                    noColon.group("head") + ":" + noColon.group("rest")));
        }
        Matcher noDashSpace = NO_DASH_SPACE.matcher(line);
        if (noDashSpace.matches()) {
            edits.add(edit(
                    Code.INVALID_YAML,
                    index,
                    Lines.indent(line),
                    "a space is missing after the hyphen",
                    "begin an item with `- `",
                    noDashSpace.group("head") + " " + noDashSpace.group("rest")));
        }
        if (line.substring(0, Lines.indent(line)).indexOf('\t') >= 0) {
            String spaces = line.substring(0, Lines.indent(line)).replace("\t", "  ");
            edits.add(edit(
                    Code.WRONG_INDENTATION,
                    index,
                    0,
                    "a tab indents this line, and YAML takes spaces only",
                    "put spaces in its place",
                    spaces + line.stripLeading()));
        }
        return edits.stream();
    }

    private Stream<Edit> withoutValue(int index, String line) {
        int start = Lines.valueStart(line);
        boolean deeperBelow = index + 1 < lines.size()
                && Lines.isContent(lines.get(index + 1))
                && Lines.indent(lines.get(index + 1)) > Lines.indent(line);
        if (!deeperBelow
                || !Lines.startsField(line)
                || start >= line.length()
                || "|>#".indexOf(line.charAt(start)) >= 0) {
            return Stream.empty();
        }
        return Stream.of(edit(
                Code.INVALID_YAML,
                index,
                start,
                "a value stands here, and fields of its own below it",
                "keep one of the two",
                line.substring(0, start).stripTrailing()));
    }

    private Stream<Edit> moves(int index, String line) {
        Set<Integer> ends =
                new TreeSet<>(List.of(index + 1, Lines.endOfItem(lines, index), Lines.endOfBlock(lines, index)));
        return targets(index, Lines.indent(line)).stream()
                .flatMap(target -> ends.stream().map(end -> moved(index, end, target - Lines.indent(line))));
    }

    // Where neighbours stand, or one step deeper than the line above.
    private Set<Integer> targets(int index, int indent) {
        Set<Integer> targets = new LinkedHashSet<>();
        int above = 0;
        for (int i = Math.max(0, index - NEIGHBOURS); i < Math.min(lines.size(), index + NEIGHBOURS); i++) {
            String line = lines.get(i);
            if (i != index && Lines.isContent(line)) {
                targets.add(Lines.indent(line));
                targets.add(Lines.contentIndent(line));
                above = i < index ? Lines.contentIndent(line) : above;
            }
        }
        targets.add(above + STEP);
        targets.removeIf(target -> target == indent || Math.abs(target - indent) > FAR);
        return targets;
    }

    private Edit moved(int from, int to, int by) {
        List<String> changed = new ArrayList<>(lines);
        for (int i = from; i < to; i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                changed.set(i, by > 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, Lines.indent(line))));
            }
        }
        int indent = Lines.indent(lines.get(from));
        String what = to == from + 1 ? "this line" : "this line, with those below it,";
        return new Edit(
                Code.WRONG_INDENTATION,
                from,
                indent + 1,
                what + " is indented by " + spaces(indent) + ", and belongs at " + (indent + by),
                "indent it by " + spaces(indent + by),
                changed);
    }

    private static String spaces(int count) {
        return count == 1 ? "1 space" : count + " spaces";
    }

    private Edit edit(Code code, int index, int at, String message, String mend, String changed) {
        int column = lines.get(index).codePointCount(0, at) + 1;
        return new Edit(code, index, column, message, mend, Lines.with(lines, index, changed));
    }
}
