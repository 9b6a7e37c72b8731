// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Concurrent runs write to a directory one after the other. */
class ConcurrencyTest {
    private static final int APPLICATIONS = 40;
    private static final int RUNS = 12;

    @TempDir
    private Path folder;

    @Test
    void outputIsThatOfOneRun() throws Exception {
        for (String name : List.of("one", "two")) {
            declare(name);
            compile(name, folder.resolve("alone-" + name));
        }
        Path output = folder.resolve("out");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                String name = run % 2 == 0 ? "one" : "two";
                runs.add(threads.submit(() -> {
                    compile(name, output);
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Golden.read(output))
                .isIn(Golden.read(folder.resolve("alone-one")), Golden.read(folder.resolve("alone-two")));
    }

    private void compile(String name, Path output) throws IOException {
        var result = CompilerRunner.all(folder, name + ".yaml", output, Map.of("TOKEN", "made-up"));
        assertThat(result.isSuccess()).as(result.diagnostics().toString()).isTrue();
    }

    private void declare(String name) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
                applications:
                """);
        for (int i = 0; i < APPLICATIONS; i++) {
            yaml.append("  - {name: %s-%d, repository: acme/%s}\n".formatted(i % 2 == 0 ? "app" : name, i, name));
        }
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }
}
