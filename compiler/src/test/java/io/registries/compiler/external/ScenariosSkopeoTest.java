// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.Scenario;
import io.registries.compiler.testing.SkopeoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** skopeo, with the servers of the connectivity scenarios, succeeds if and only if the check finds no error. */
@RequiresProgram("skopeo")
class ScenariosSkopeoTest {
    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("scenarios")
    void agreesWithSkopeo(String name) throws IOException {
        try (Scenario scenario = new Scenario(name, folder)) {
            String command = scenario.script().path("skopeo").asString();
            String yaml = Files.readString(folder.resolve("registries.yaml"));
            SkopeoClient.Answer answer =
                    skopeo(yaml).run(command, "127.0.0.1:" + scenario.server().port(), "acme/one");
            List<Diagnostic> errors = CheckRunner.run(
                            folder,
                            CheckRunner.connectivity(
                                    ProxyConfig.NONE,
                                    command.equals("copy"),
                                    Optional.empty(),
                                    CheckRunner.SHORT_PATIENCE))
                    .diagnostics()
                    .stream()
                    .filter(Diagnostic::isError)
                    .toList();
            TABLE.add(String.format(
                    Locale.ROOT,
                    "%-45s | %-4s | %-4s | %s",
                    name,
                    answer.good() ? "good" : "fail",
                    errors.isEmpty() ? "good" : "fail",
                    scenario.withPortsOfScript(answer.reason())));
            assertThat(errors.isEmpty()).as("%s%n%s", errors, answer.reason()).isEqualTo(answer.good());
        }
    }

    private SkopeoClient skopeo(String yaml) throws IOException {
        SkopeoClient skopeo = SkopeoClient.in(folder, Certificates.pem("ca"));
        if (yaml.contains("connection: insecure")) {
            skopeo = skopeo.withoutVerification();
        }
        if (yaml.contains("caCertificate: ")) {
            String file = yaml.replaceAll("(?s).*caCertificate: ([a-z.-]+).*", "$1");
            skopeo = skopeo.trusting(folder.resolve(file));
        }
        if (yaml.contains("public: true")) {
            return skopeo;
        }
        return skopeo.as("acme", CheckRunner.ENVIRONMENT.getOrDefault(yaml.contains("WRONG") ? "WRONG" : "TOKEN", ""));
    }

    @AfterAll
    static void printTable() {
        System.out.println(String.format(Locale.ROOT, "%-45s | %-4s | ours | reason of skopeo", "scenario", "skopeo"));
        TABLE.stream().sorted().forEach(System.out::println);
    }

    static List<String> scenarios() throws IOException {
        List<String> scenarios = new ArrayList<>();
        for (String name : Scenario.named(".json")) {
            if (Scenario.script(name).has("skopeo")) {
                scenarios.add(name);
            }
        }
        return scenarios;
    }
}
