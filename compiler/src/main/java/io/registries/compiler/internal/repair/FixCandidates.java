// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Generates changes that fix common mistakes in a text. */
final class FixCandidates {
    private static final int NEIGHBOUR_LINES = 8;
    private static final int INDENTATION_STEP = 2;
    private static final int MAX_SHIFT = 6;
    private static final Pattern COLON_WITHOUT_SPACE =
            Pattern.compile("^(?<head>[\\s-]*+(?<!-)[A-Za-z_]++:)(?<rest>[^\\s:/].*+)");
    private static final Pattern NO_COLON = Pattern.compile("^(?<head>[\\s-]*+(?<!-)[A-Za-z_]++)(?<rest>\\s++[^:]++)");
    private static final Pattern HYPHEN_WITHOUT_SPACE = Pattern.compile("^(?<head>\\s*+-)(?<rest>[A-Za-z_].*+)");
    private static final Pattern FINAL_BRACKETS = Pattern.compile("(?<![\\]}])[\\]}]++$");

    private final YamlLines lines;

    FixCandidates(YamlLines lines) {
        this.lines = lines;
    }

    /** Whether a line opens a quote or a bracket that it does not close. */
    static boolean leavesOpen(YamlLine line) {
        OpenDelimiters open = OpenDelimiters.find(line.text(), line.valueStart());
        return isUsable(line) && (open.quote().isPresent() || open.bracket().isPresent());
    }

    /** Closes the open quote or brackets of a line. */
    Stream<FixCandidate> closing(int index) {
        YamlLine line = lines.get(index);
        OpenDelimiters open = OpenDelimiters.find(line.text(), line.valueStart());
        String text = line.text().stripTrailing();
        OptionalInt quote = open.quote();
        if (quote.isPresent()) {
            String delimiter = line.text().substring(quote.getAsInt(), quote.getAsInt() + 1);
            Matcher brackets = FINAL_BRACKETS.matcher(text);
            Stream<String> beforeBrackets =
                    brackets.find() ? Stream.of(text.substring(0, brackets.start())) : Stream.empty();
            return Stream.concat(Stream.of(text), beforeBrackets)
                    .map(value -> candidate(
                            DiagnosticCode.UNCLOSED_QUOTE,
                            index,
                            quote.getAsInt(),
                            "this quote is not closed",
                            "add `" + delimiter + "` at the end of the text",
                            value + delimiter + text.substring(value.length())));
        }
        return open.bracket().stream()
                .mapToObj(bracket -> candidate(
                        DiagnosticCode.UNCLOSED_BRACKET,
                        index,
                        bracket,
                        "`" + line.text().charAt(bracket) + "` is not closed",
                        "add `" + open.closingBrackets() + "`",
                        text + open.closingBrackets()));
    }

    /** All other changes of a line. */
    Stream<FixCandidate> around(int index) {
        return isUsable(lines.get(index))
                ? Stream.of(punctuation(index), withoutValue(index), moves(index))
                        .flatMap(candidates -> candidates)
                : Stream.empty();
    }

    /** Moves of a line to another indentation level, alone or with the lines of its item or block. */
    Stream<FixCandidate> moves(int index) {
        YamlLine line = lines.get(index);
        if (!isUsable(line)) {
            return Stream.empty();
        }
        Set<Integer> ends = new TreeSet<>(List.of(index + 1, lines.endOfItem(index), lines.endOfBlock(index)));
        return levels(index).stream()
                .flatMap(level -> ends.stream().map(end -> moved(index, end, level - line.indent())));
    }

    private static boolean isUsable(YamlLine line) {
        return line.isContent() && !line.isTooLong();
    }

    private Stream<FixCandidate> punctuation(int index) {
        YamlLine line = lines.get(index);
        List<FixCandidate> candidates = new ArrayList<>();
        Matcher noSpace = COLON_WITHOUT_SPACE.matcher(line.text());
        if (noSpace.matches()) {
            candidates.add(candidate(
                    DiagnosticCode.INVALID_YAML,
                    index,
                    noSpace.end("head") - 1,
                    "a space is missing after the colon",
                    "write `: `",
                    noSpace.group("head") + " " + noSpace.group("rest")));
        }
        Matcher noColon = NO_COLON.matcher(line.text());
        if (noColon.matches()) {
            candidates.add(candidate(
                    DiagnosticCode.INVALID_YAML,
                    index,
                    line.indent(),
                    "a colon is missing",
                    "write `<field>: <value>`",
                    noColon.group("head") + ":" + noColon.group("rest")));
        }
        Matcher noSpaceAfterHyphen = HYPHEN_WITHOUT_SPACE.matcher(line.text());
        if (noSpaceAfterHyphen.matches()) {
            candidates.add(candidate(
                    DiagnosticCode.INVALID_YAML,
                    index,
                    line.indent(),
                    "a space is missing after the hyphen",
                    "start the item with `- `",
                    noSpaceAfterHyphen.group("head") + " " + noSpaceAfterHyphen.group("rest")));
        }
        String indentation = line.text().substring(0, line.indent());
        if (indentation.indexOf('\t') >= 0) {
            candidates.add(candidate(
                    DiagnosticCode.WRONG_INDENTATION,
                    index,
                    0,
                    "the line is indented with a tab, but YAML allows only spaces",
                    "use spaces",
                    indentation.replace("\t", " ".repeat(INDENTATION_STEP))
                            + line.text().substring(line.indent())));
        }
        return candidates.stream();
    }

    private Stream<FixCandidate> withoutValue(int index) {
        YamlLine line = lines.get(index);
        boolean deeperBelow = index + 1 < lines.size()
                && lines.get(index + 1).isContent()
                && lines.get(index + 1).indent() > line.indent();
        if (!deeperBelow
                || !line.isField()
                || !line.hasValue()
                || "|>#".indexOf(line.text().charAt(line.valueStart())) >= 0) {
            return Stream.empty();
        }
        return Stream.of(candidate(
                DiagnosticCode.INVALID_YAML,
                index,
                line.valueStart(),
                "a field cannot have both a value and nested fields",
                "remove one or the other",
                line.text().substring(0, line.valueStart()).stripTrailing()));
    }

    /** The levels of neighbouring lines, and one level deeper than the line above. */
    private Set<Integer> levels(int index) {
        int indent = lines.get(index).indent();
        Set<Integer> levels = new LinkedHashSet<>();
        int above = 0;
        int end = Math.min(lines.size(), index + NEIGHBOUR_LINES);
        for (int i = Math.max(0, index - NEIGHBOUR_LINES); i < end; i++) {
            YamlLine line = lines.get(i);
            if (i != index && line.isContent()) {
                levels.add(line.indent());
                levels.add(line.contentIndent());
                above = i < index ? line.contentIndent() : above;
            }
        }
        levels.add(above + INDENTATION_STEP);
        levels.removeIf(level -> level == indent || Math.abs(level - indent) > MAX_SHIFT);
        return levels;
    }

    private FixCandidate moved(int from, int to, int by) {
        int indent = lines.get(from).indent();
        String subject = to == from + 1 ? "this line" : "this block";
        return new FixCandidate(
                DiagnosticCode.WRONG_INDENTATION,
                from,
                indent + 1,
                subject + " is indented by " + Plurals.count(indent, "space") + " instead of " + (indent + by),
                "indent it by " + Plurals.count(indent + by, "space"),
                lines.withShifted(from, to, by));
    }

    private FixCandidate candidate(
            DiagnosticCode code, int index, int at, String message, String help, String changed) {
        int column = lines.get(index).text().codePointCount(0, at) + 1;
        return new FixCandidate(code, index, column, message, help, lines.with(index, changed));
    }
}
