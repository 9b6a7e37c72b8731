// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the single mistake that explains several diagnostics of a file by trying likely fixes. The work is bounded: at
 * most {@link #MAX_CHECKS} checks of a window of bounded size.
 */
public final class MistakeFinder {
    /** The maximum number of fixes tried at one location, the most likely first. */
    private static final int MAX_FIXES = 40;

    /** The maximum number of lines with an open quote or bracket above the error. */
    private static final int MAX_OPEN_LINES = 8;

    /** The maximum number of locations at which neighbouring diagnostics are analyzed together. */
    private static final int MAX_LOCATIONS = 6;

    static final int MAX_CHECKS = MAX_LOCATIONS * (1 + MAX_FIXES);

    private static final int LINES_ABOVE = 40;
    private static final int LINES_BELOW = 1;

    private final SourceFile source;
    private final YamlLines file;
    private final Function<SourceFile, List<Diagnostic>> check;

    private MistakeFinder(SourceFile source, Function<SourceFile, List<Diagnostic>> check) {
        this.source = source;
        this.file = YamlLines.parse(source);
        this.check = check;
    }

    /**
     * Replaces diagnostics that a single mistake explains with one diagnostic.
     *
     * @param source the file
     * @param diagnostics the diagnostics of the file
     * @param check reports the errors of a text
     */
    public static List<Diagnostic> explain(
            SourceFile source, List<Diagnostic> diagnostics, Function<SourceFile, List<Diagnostic>> check) {
        MistakeFinder finder = new MistakeFinder(source, check);
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.INVALID_YAML)
                .findFirst()
                .map(error -> finder.syntaxMistake(lineOf(error)).map(List::of).orElse(diagnostics))
                .orElseGet(() -> finder.indentationMistakes(diagnostics));
    }

    /** A fix and the diagnostics that remain in its window. */
    private record Attempt(SourceWindow window, FixCandidate fix, List<Diagnostic> remaining) {
        boolean parses() {
            return isYaml(remaining);
        }

        /**
         * Whether the moved lines are now below or beside an unknown field: its content is not checked, and if it is a
         * misspelt type, neither are the other fields of its map.
         */
        boolean hidesDiagnostics() {
            Set<Integer> ancestors = fix.lines().ancestorsOf(fix.index());
            return remaining.stream()
                    .filter(diagnostic -> diagnostic.code() == DiagnosticCode.UNKNOWN_FIELD)
                    .map(diagnostic -> lineOf(diagnostic) - 1)
                    .anyMatch(line -> ancestors.contains(line)
                            || fix.lines().ancestorsOf(line).equals(ancestors));
        }

        boolean isBetterThan(Attempt other) {
            return parses() == other.parses() ? remaining.size() < other.remaining.size() : parses();
        }
    }

    // The parser stops at the first error, so it reports a single mistake.
    private Optional<Diagnostic> syntaxMistake(int line) {
        return closing(line).or(() -> changeAround(line)).map(this::diagnostic);
    }

    // An open quote or bracket may span many lines; the nearest one above the error is the most likely.
    private Optional<Attempt> closing(int errorLine) {
        List<Integer> openLines = IntStream.iterate(
                        Math.min(errorLine, file.size()), line -> line > 0, line -> line - 1)
                .filter(line -> FixCandidates.leavesOpen(file.get(line - 1)))
                .limit(MAX_OPEN_LINES)
                .boxed()
                .toList();
        Optional<Attempt> best = Optional.empty();
        for (int line : openLines) {
            SourceWindow window = SourceWindow.around(file, line);
            if (window.isSmall() && (window.isWholeFile() || !isYaml(check.apply(window.source())))) {
                Optional<Attempt> found =
                        best(window, new FixCandidates(window.lines()).closing(window.indexOf(line)), Attempt::parses);
                if (found.isPresent() && (best.isEmpty() || found.get().isBetterThan(best.get()))) {
                    best = found;
                }
            }
        }
        return best;
    }

    private Optional<Attempt> changeAround(int errorLine) {
        SourceWindow window = SourceWindow.around(file, errorLine);
        if (!window.isSmall() || !hasErrorAt(errorLine, window)) {
            return Optional.empty();
        }
        FixCandidates fixes = new FixCandidates(window.lines());
        return best(window, nearby(errorLine, window).flatMap(fixes::around), Attempt::parses);
    }

    private boolean hasErrorAt(int line, SourceWindow window) {
        return window.isWholeFile()
                || check.apply(window.source()).stream()
                        .anyMatch(found -> found.code() == DiagnosticCode.INVALID_YAML && window.lineOf(found) == line);
    }

    // Several diagnostics on neighbouring lines may be caused by one line with the wrong indentation.
    private List<Diagnostic> indentationMistakes(List<Diagnostic> diagnostics) {
        List<Diagnostic> mistakes = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        int locations = 0;
        for (int i = 1; i < diagnostics.size() && locations < MAX_LOCATIONS; i++) {
            int line = lineOf(diagnostics.get(i));
            boolean isNear = line - lineOf(diagnostics.get(i - 1)) <= LINES_ABOVE;
            if (isNear && !explained.contains(key(diagnostics.get(i), line))) {
                locations++;
                mistakes.addAll(misplacedNear(line, explained));
            }
        }
        return Stream.concat(
                        mistakes.stream(),
                        diagnostics.stream()
                                .filter(diagnostic -> !explained.contains(key(diagnostic, lineOf(diagnostic)))))
                .sorted()
                .toList();
    }

    /** A line whose move removes at least two diagnostics and adds none. */
    private List<Diagnostic> misplacedNear(int line, Set<String> explained) {
        SourceWindow window = SourceWindow.around(file, line);
        if (!window.isSmall()) {
            return List.of();
        }
        Set<String> before = keys(check.apply(window.source()), window);
        FixCandidates fixes = new FixCandidates(window.lines());
        Optional<Attempt> move =
                best(window, nearby(line, window).flatMap(fixes::moves), attempt -> !attempt.hidesDiagnostics());
        if (move.isEmpty() || !before.containsAll(keys(move.get().remaining(), window))) {
            return List.of();
        }
        before.removeAll(keys(move.get().remaining(), window));
        before.removeAll(explained);
        if (before.size() < 2) {
            return List.of();
        }
        explained.addAll(before);
        return List.of(diagnostic(move.get()));
    }

    /** The first fix without remaining diagnostics, or else the best one. Regularly indented and near fixes come first. */
    private Optional<Attempt> best(
            SourceWindow window, Stream<FixCandidate> candidates, Predicate<Attempt> isPossible) {
        List<FixCandidate> fixes = candidates
                .map(fix -> Map.entry(IndentationScore.irregularities(fix.lines()), fix))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .limit(MAX_FIXES)
                .toList();
        Optional<Attempt> best = Optional.empty();
        for (FixCandidate fix : fixes) {
            if (best.filter(attempt -> attempt.remaining().isEmpty()).isEmpty()) {
                Attempt attempt = new Attempt(window, fix, check.apply(window.source(fix)));
                if (isPossible.test(attempt)) {
                    best = best.filter(other -> !attempt.isBetterThan(other)).or(() -> Optional.of(attempt));
                }
            }
        }
        return best;
    }

    private Diagnostic diagnostic(Attempt attempt) {
        FixCandidate fix = attempt.fix();
        return fix.diagnostic(source, attempt.window().numbers().get(fix.index()));
    }

    private static Stream<Integer> nearby(int line, SourceWindow window) {
        int middle = window.indexOf(line);
        int from = Math.max(0, middle - LINES_ABOVE);
        int to = Math.min(window.lines().size(), middle + 1 + LINES_BELOW);
        return IntStream.range(from, to).boxed().sorted(Comparator.comparingInt(index -> Math.abs(index - middle)));
    }

    private static Set<String> keys(List<Diagnostic> diagnostics, SourceWindow window) {
        Set<String> keys = new HashSet<>();
        diagnostics.forEach(diagnostic -> keys.add(key(diagnostic, window.lineOf(diagnostic))));
        return keys;
    }

    private static String key(Diagnostic diagnostic, int line) {
        return diagnostic.code() + ":" + line + ":" + diagnostic.message();
    }

    private static boolean isYaml(List<Diagnostic> diagnostics) {
        return diagnostics.stream().noneMatch(diagnostic -> diagnostic.code() == DiagnosticCode.INVALID_YAML);
    }

    private static int lineOf(Diagnostic diagnostic) {
        return diagnostic.span().map(span -> span.line()).orElse(1);
    }
}
