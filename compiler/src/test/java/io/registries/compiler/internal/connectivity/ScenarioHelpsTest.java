// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A user who changes the file as the help of a failed check says does not get that error again. */
class ScenarioHelpsTest {
    private static final String FIELD_SEPARATOR = ", ";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/helps/connectivity.csv", delimiter = '|')
    void fixedFilesDoNotFailAgain(String name, String fix, String text, String replacement) throws IOException {
        try (Scenario scenario = new Scenario(name, folder)) {
            List<Diagnostic> before = errors();
            assertThat(before).extracting(error -> error.help().orElse("")).anyMatch(help -> help.contains(fix));
            Files.copy(Certificates.pem("self-signed"), folder.resolve("self-signed.pem"));
            Files.writeString(
                    folder.resolve("extended.pem"),
                    Files.readString(Certificates.pem("ca")) + Files.readString(Certificates.pem("self-signed")));
            Path file = folder.resolve("registries.yaml");
            String yaml = scenario.withPortsOfScript(Files.readString(file));
            assertThat(yaml).contains(text);
            Files.writeString(
                    file, withPorts(scenario, yaml.replace(text, replacement.replace(FIELD_SEPARATOR, "\n    "))));
            TreeSet<String> codes = new TreeSet<>();
            before.forEach(error -> codes.add(error.code().id()));
            assertThat(errors()).extracting(error -> error.code().id()).doesNotContainAnyElementsOf(codes);
        }
    }

    private static String withPorts(Scenario scenario, String yaml) {
        String result = yaml;
        if (scenario.other().isPresent()) {
            result = result.replace(
                    "50001", String.valueOf(scenario.other().get().port()));
        }
        return result.replace("50000", String.valueOf(scenario.server().port()));
    }

    private List<Diagnostic> errors() {
        return CheckRunner.run(
                        folder,
                        CheckRunner.connectivity(ProxyConfig.NONE, false, Optional.empty(), CheckRunner.PATIENCE))
                .diagnostics()
                .stream()
                .filter(Diagnostic::isError)
                .toList();
    }
}
