// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.misconfiguration;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.misconfiguration.Misconfiguration.Mistake;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mistake in a valid file is reported once, on its line. */
@Tag("slow")
class MisconfigurationTest {
    private static final int VALID_FILES = 200;
    private static final int MUTATED_FILES = 60;
    private static final Set<DiagnosticCode> NOTES =
            EnumSet.of(DiagnosticCode.GCR_SHUTDOWN, DiagnosticCode.ASSUMED_NODE_ROLE);
    private static final Optional<Path> DUMP =
            Optional.ofNullable(System.getProperty("mutation.dump")).map(Path::of);

    @TempDir
    private Path folder;

    @Test
    void reportsNothingForValidFiles() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < VALID_FILES; i++) {
            String text = ValidFiles.next(random);
            assertThat(diagnostics(text)).as(text).isEmpty();
        }
    }

    @Test
    void reportsOneMistakeOnceOnItsLine() throws IOException {
        Map<Misconfiguration, Score> scores = new EnumMap<>(Misconfiguration.class);
        Random random = new Random(11);
        for (int i = 0; i < MUTATED_FILES; i++) {
            List<String> lines = ValidFiles.next(random).lines().toList();
            for (Misconfiguration mutation : Misconfiguration.values()) {
                Optional<Mistake> mistake = mutation.make(lines, random);
                if (mistake.isPresent()) {
                    List<Diagnostic> diagnostics = diagnostics(mistake.get().text());
                    Score score = new Score(mistake.get().line(), diagnostics);
                    scores.merge(mutation, score, Score::plus);
                    dump(mutation, i, mistake.get(), diagnostics, score);
                }
            }
        }
        Score all = new Score(0, 0, 0, 0);
        for (Map.Entry<Misconfiguration, Score> score : scores.entrySet()) {
            System.out.println(score.getKey().id() + ": " + score.getValue());
            all = all.plus(score.getValue());
        }
        System.out.println("all mistakes: " + all);
        assertThat(all.onLine()).as("on the exact line").isGreaterThanOrEqualTo(all.reported() * 99 / 100);
        assertThat(all.once()).as("told once").isGreaterThanOrEqualTo(all.reported() * 95 / 100);
    }

    /** The number of mistakes, of those reported, reported on their line, and reported once. */
    private record Score(int made, int reported, int onLine, int once) {
        // A change after which the file is still valid is not a mistake.
        Score(int line, List<Diagnostic> diagnostics) {
            this(
                    1,
                    diagnostics.isEmpty() ? 0 : 1,
                    diagnostics.stream()
                                    .anyMatch(diagnostic -> diagnostic
                                            .span()
                                            .filter(span -> span.line() == line)
                                            .isPresent())
                            ? 1
                            : 0,
                    diagnostics.size() == 1 ? 1 : 0);
        }

        Score plus(Score other) {
            return new Score(made + other.made, reported + other.reported, onLine + other.onLine, once + other.once);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d of %d are mistakes; %.1f%% on the exact line, %.1f%% told once",
                    reported,
                    made,
                    100.0 * onLine / reported,
                    100.0 * once / reported);
        }
    }

    private List<Diagnostic> diagnostics(String text) throws IOException {
        Path file = folder.resolve("registries.yaml");
        Files.writeString(file, text);
        // The type `gcr` and the roles of nodes are valid, although they have notes.
        return CompilerRunner.validate(folder, "registries.yaml").diagnostics().stream()
                .filter(diagnostic -> !NOTES.contains(diagnostic.code()))
                .toList();
    }

    private static void dump(
            Misconfiguration mutation, int number, Mistake mistake, List<Diagnostic> diagnostics, Score score)
            throws IOException {
        if (DUMP.isPresent() && score.reported() == 1 && (score.onLine() == 0 || score.once() == 0)) {
            Files.createDirectories(DUMP.get());
            Files.writeString(
                    DUMP.get().resolve(mutation.name() + "-" + number + ".txt"),
                    "line " + mistake.line() + ": " + mistake.lines().get(mistake.line() - 1) + "\n\n"
                            + Reporter.console().report(diagnostics) + "\n\n" + mistake.text());
        }
    }
}
