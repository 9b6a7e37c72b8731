// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.repair;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for the slip of the hand that explains what a check has found in a file. */
public final class Repairs {
    /** How far above and below a finding its cause is looked for, in lines. */
    private static final int ABOVE = 40;

    private static final int BELOW = 1;
    private static final int MAX_CLOSINGS = 8;

    /** Where slips are looked for among many findings: a file of nothing but mistakes is told as it is. */
    private static final int MAX_PLACES = 12;

    private final Source source;
    private final Function<Source, List<Diagnostic>> check;

    private Repairs(Source source, Function<Source, List<Diagnostic>> check) {
        this.source = source;
        this.check = check;
    }

    /**
     * The findings of a file, those that one slip explains told as that slip. Costs nothing where nothing was found.
     *
     * @param source the file
     * @param findings what the check found in it
     * @param check finds what is wrong with a text
     */
    public static List<Diagnostic> explain(
            Source source, List<Diagnostic> findings, Function<Source, List<Diagnostic>> check) {
        Optional<Diagnostic> unparsed = findings.stream()
                .filter(finding -> finding.code() == Code.INVALID_YAML)
                .findFirst();
        Repairs repairs = new Repairs(source, check);
        return unparsed.isPresent() ? repairs.syntax(findings, unparsed.get()) : repairs.cascade(findings);
    }

    /** An edit and what is still wrong after it. */
    private record Attempt(Edit edit, List<Diagnostic> left) {
        boolean parses() {
            return left.stream().noneMatch(finding -> finding.code() == Code.INVALID_YAML);
        }

        boolean isBetterThan(Attempt other) {
            return parses() == other.parses() ? left.size() < other.left.size() : parses();
        }
    }

    // The parser stops where it stumbles, so all that it tells is one mistake.
    private List<Diagnostic> syntax(List<Diagnostic> findings, Diagnostic stumble) {
        return closing(stumble).or(() -> moving(stumble)).map(List::of).orElse(findings);
    }

    // What stays open may swallow any number of lines.
    private Optional<Diagnostic> closing(Diagnostic stumble) {
        Slice whole = Slice.whole(source);
        Stream<Edit> closings =
                new Edits(whole.lines()).closings(lineOf(stumble)).limit(MAX_CLOSINGS);
        return best(closings, whole).filter(Attempt::parses).map(attempt -> finding(attempt, whole));
    }

    private Optional<Diagnostic> moving(Diagnostic stumble) {
        int line = lineOf(stumble);
        Slice slice = Slice.around(source, line);
        if (!slice.isSmall() || !stumblesAt(slice, line)) {
            return Optional.empty();
        }
        return best(nearby(line, slice).flatMap(new Edits(slice.lines())::around), slice)
                .filter(Attempt::parses)
                .map(attempt -> finding(attempt, slice));
    }

    private boolean stumblesAt(Slice slice, int line) {
        return slice.isWhole()
                || check.apply(slice.source()).stream()
                        .anyMatch(finding -> finding.code() == Code.INVALID_YAML && slice.lineOf(finding) == line);
    }

    private Diagnostic finding(Attempt attempt, Slice slice) {
        return attempt.edit().finding(source, slice.numbers().get(attempt.edit().index()));
    }

    // Several findings of neighbouring lines may be one line that stands at the wrong level.
    private List<Diagnostic> cascade(List<Diagnostic> findings) {
        List<Diagnostic> left = findings;
        List<Diagnostic> slips = new ArrayList<>();
        Set<Integer> looked = new HashSet<>();
        for (int i = 0; i + 1 < left.size() && looked.size() < MAX_PLACES; i++) {
            int line = lineOf(left.get(i));
            if (lineOf(left.get(i + 1)) - line > ABOVE) {
                continue;
            }
            Slice slice = Slice.around(source, line);
            if (!slice.isSmall()) {
                return findings;
            }
            looked.add(line);
            Set<String> before = keys(check.apply(slice.source()), slice);
            Edits edits = new Edits(slice.lines());
            Stream<Edit> moves = nearby(lineOf(left.get(i + 1)), slice)
                    .flatMap(edits::around)
                    .filter(edit -> edit.code() == Code.WRONG_INDENTATION);
            Optional<Attempt> found = best(moves, slice)
                    .filter(attempt -> before.containsAll(keys(attempt.left(), slice))
                            && attempt.left().size() + 2 <= before.size());
            if (found.isPresent()) {
                Set<String> gone = new HashSet<>(before);
                gone.removeAll(keys(found.get().left(), slice));
                List<Diagnostic> rest = left.stream()
                        .filter(finding -> !gone.contains(key(finding, lineOf(finding))))
                        .toList();
                // A slip that explains nothing more has been told.
                if (rest.size() < left.size()) {
                    left = rest;
                    slips.add(finding(found.get(), slice));
                    i = -1;
                }
            }
        }
        return Stream.concat(left.stream(), slips.stream()).sorted().toList();
    }

    // The most even layout first, and of those the nearest: the first after which nothing is wrong is the best.
    private Optional<Attempt> best(Stream<Edit> candidates, Slice slice) {
        List<Edit> edits = candidates
                .map(edit -> Map.entry(Layout.irregularities(edit.lines()), edit))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        Optional<Attempt> best = Optional.empty();
        for (Edit edit : edits) {
            Attempt attempt = new Attempt(edit, check.apply(slice.with(edit.lines())));
            if (attempt.left().isEmpty()) {
                return Optional.of(attempt);
            }
            if (best.isEmpty() || attempt.isBetterThan(best.get())) {
                best = Optional.of(attempt);
            }
        }
        return best;
    }

    private static Stream<Integer> nearby(int line, Slice slice) {
        int middle = slice.indexOf(line);
        int from = Math.max(0, middle - ABOVE);
        int to = Math.min(slice.lines().size(), middle + 1 + BELOW);
        return IntStream.range(from, to).boxed().sorted(Comparator.comparingInt(index -> Math.abs(index - middle)));
    }

    private static Set<String> keys(List<Diagnostic> findings, Slice slice) {
        Set<String> keys = new HashSet<>();
        findings.forEach(finding -> keys.add(key(finding, slice.lineOf(finding))));
        return keys;
    }

    private static String key(Diagnostic finding, int line) {
        return finding.code() + ":" + line + ":" + finding.message();
    }

    private static int lineOf(Diagnostic finding) {
        return finding.span().map(span -> span.line()).orElse(1);
    }
}
