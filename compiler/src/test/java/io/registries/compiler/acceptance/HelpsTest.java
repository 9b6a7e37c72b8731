// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.HelpEdits;
import io.registries.compiler.testing.HelpEdits.Fix;
import io.registries.compiler.testing.YamlEditor.Edit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A user who applies the helps of a report gets no further error. Each fix that a help offers is applied. The fixes that do
 * not say what to write, and the files in which an error follows, are listed with the reason.
 */
class HelpsTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources").toAbsolutePath();
    private static final Path CASES = RESOURCES.resolve("diagnostics");
    private static final Path NOT_APPLIED = RESOURCES.resolve("helps/not-applied.txt");
    private static final Path FOLLOWED_BY_ERRORS = RESOURCES.resolve("helps/followed-by-errors.txt");
    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "made-up", "NAME", "made-up");

    @TempDir
    private static Path folder;

    @TempDir
    private Path output;

    /** A goal that reports the diagnostics of a file. */
    private enum Goal {
        VALIDATE,
        COMPILE
    }

    @BeforeAll
    static void copyCases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(CASES.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        // The files that the cases name, which later phases require, and the one that some helps name.
        for (String dockerfile : List.of("path", "Dockerfile")) {
            Files.writeString(folder.resolve(dockerfile), "FROM scratch\n");
        }
        for (String certificate : List.of("a.pem", "sealed-secrets.pem", "ca.crt")) {
            Files.copy(
                    CompilerRunner.SAMPLES.resolve("deliveries/certs/sealed-secrets.pem"), folder.resolve(certificate));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void helpsLeadToNoFurtherError(String name) throws IOException {
        Goal goal = goal(name);
        List<Diagnostic> diagnostics = run(goal, name, text(name));
        HelpEdits edits = edits(name);
        List<String> failures = new ArrayList<>();
        int rounds = diagnostics.stream()
                .mapToInt(diagnostic -> applicable(edits, diagnostic).size())
                .max()
                .orElse(0);
        for (int round = 0; round < rounds; round++) {
            failureOf(round, goal, name, diagnostics, edits).ifPresent(failures::add);
        }
        if (listed(FOLLOWED_BY_ERRORS).containsKey(name)) {
            assertThat(failures).as("no error follows any more").isNotEmpty();
        } else {
            assertThat(failures).isEmpty();
        }
    }

    // In each round, one fix of each diagnostic is applied.
    private Optional<String> failureOf(int round, Goal goal, String name, List<Diagnostic> before, HelpEdits edits)
            throws IOException {
        List<Edit> all = new ArrayList<>();
        List<Diagnostic> unfixed = new ArrayList<>();
        for (Diagnostic diagnostic : before) {
            List<Fix> fixes = applicable(edits, diagnostic);
            if (fixes.isEmpty()) {
                unfixed.add(diagnostic);
            } else {
                all.addAll(fixes.get(Math.min(round, fixes.size() - 1)).edits().orElseThrow());
            }
        }
        String changed = edits.apply(all);
        List<Diagnostic> wrong = run(goal, name, changed).stream()
                .filter(diagnostic -> diagnostic.isError() || isAmong(before, diagnostic))
                .filter(diagnostic -> !isAmong(unfixed, diagnostic))
                .toList();
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(changed + "\n" + Reporter.console().report(wrong) + "\n");
    }

    private static boolean isAmong(List<Diagnostic> diagnostics, Diagnostic other) {
        return diagnostics.stream()
                .anyMatch(diagnostic -> diagnostic.code() == other.code()
                        && diagnostic.message().equals(other.message()));
    }

    @Test
    void fixesThatAreNotAppliedAreListed() throws IOException {
        TreeSet<String> notApplied = new TreeSet<>();
        for (String name : cases()) {
            HelpEdits edits = edits(name);
            run(goal(name), name, text(name)).stream()
                    .flatMap(diagnostic -> edits.fixes(diagnostic).stream())
                    .filter(fix -> fix.edits().isEmpty())
                    .map(Fix::pattern)
                    .forEach(notApplied::add);
        }
        assertThat(notApplied)
                .containsExactlyInAnyOrderElementsOf(listed(NOT_APPLIED).keySet());
    }

    @Test
    void listedFilesExist() throws IOException {
        assertThat(cases()).containsAll(listed(FOLLOWED_BY_ERRORS).keySet());
    }

    static List<String> cases() throws IOException {
        return DiagnosticsTest.cases();
    }

    private static List<Fix> applicable(HelpEdits edits, Diagnostic diagnostic) {
        return edits.fixes(diagnostic).stream()
                .filter(fix -> fix.edits().isPresent())
                .toList();
    }

    private static HelpEdits edits(String name) throws IOException {
        return new HelpEdits(new SourceFile(name, folder, text(name)));
    }

    private static String text(String name) throws IOException {
        String text = new String(Files.readAllBytes(CASES.resolve(name + ".yaml")), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What the file fails, since the secrets of a file that validation rejects do not exist. */
    private Goal goal(String name) throws IOException {
        Files.copy(CASES.resolve(name + ".yaml"), folder.resolve(name + ".yaml"), StandardCopyOption.REPLACE_EXISTING);
        return CompilerRunner.validate(folder, name + ".yaml").isSuccess() ? Goal.COMPILE : Goal.VALIDATE;
    }

    private List<Diagnostic> run(Goal goal, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
        if (goal == Goal.VALIDATE) {
            return CompilerRunner.validate(folder, name + ".yaml").diagnostics();
        }
        Optional<Path> templates =
                Optional.of(folder.resolve(name + ".templates")).filter(Files::isDirectory);
        return CompilerRunner.all(
                        folder, name + ".yaml", Files.createTempDirectory(output, "run"), ENVIRONMENT, templates)
                .diagnostics();
    }

    /** The lines of a list: a name, a vertical bar and the reason. */
    private static Map<String, String> listed(Path list) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(list)) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" \\| ", 2);
                reasons.put(parts[0], parts[1]);
            }
        }
        return reasons;
    }
}
