// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.devtron.DevtronStateBuilder;
import io.registries.compiler.testing.devtron.DevtronStubMain;
import io.registries.compiler.testing.devtron.PlanMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan of 600 applications, whose deployment templates have 20 kB, needs little memory. The stub of Devtron is another
 * process. {@code -Dplan.heaps=12,16,24} tries other sizes of the heap in MiB, and prints the result of each.
 */
@Tag("slow")
class PlanMemoryTest {
    private static final int APPLICATIONS = 600;
    private static final int TEMPLATE_BYTES = 20_000;
    private static final String HEAPS = "64";

    @TempDir
    private Path folder;

    @Test
    void plansSixHundredApplicationsInASmallHeap() throws IOException, InterruptedException {
        writeConfiguration();
        Path state = Files.writeString(folder.resolve("devtron.json"), state());
        Path port = folder.resolve("port");
        Process devtron = java(List.of(), DevtronStubMain.class, state.toString(), port.toString());
        try {
            assertThat(devtron.inputReader().readLine()).isEqualTo("ready");
            String url = "http://127.0.0.1:" + Files.readString(port);
            List<String> results = new ArrayList<>();
            for (String heap : System.getProperty("plan.heaps", HEAPS).split(",", -1)) {
                Instant start = Instant.now();
                String output = plan(heap, url);
                results.add(output);
                if (System.getProperty("plan.heaps") != null) {
                    System.out.printf(
                            "%s MiB: %s, %d ms%n",
                            heap,
                            output.isEmpty() ? "not enough" : output + " updates",
                            Duration.between(start, Instant.now()).toMillis());
                }
            }
            assertThat(results.get(results.size() - 1)).isEqualTo(String.valueOf(APPLICATIONS / 100));
        } finally {
            devtron.destroyForcibly();
        }
    }

    private String plan(String heap, String url) throws IOException, InterruptedException {
        Process plan = java(
                List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                PlanMain.class,
                folder.toString(),
                url,
                folder.resolve("state.json").toString());
        String output = new String(plan.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return plan.waitFor() == 0 ? output.strip() : "";
    }

    private static Process java(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void writeConfiguration() throws IOException {
        String applications = IntStream.rangeClosed(1, APPLICATIONS)
                .mapToObj(number -> "  - {name: application-" + number + ", repository: shop/application-" + number
                        + (number % 100 == 0 ? "-moved" : "") + "}\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: registry-1, type: other, url: registry-1.acme.example, username: acme,
                     password: {env: REGISTRY_1_PASSWORD}, default: true}
                environments: [{name: environment-1}, {name: environment-2}, {name: environment-3}]
                applications:
                """ + applications);
    }

    private static String state() {
        return new DevtronStateBuilder()
                .environments(3)
                .applications(APPLICATIONS)
                .templates(TEMPLATE_BYTES)
                .json();
    }
}
