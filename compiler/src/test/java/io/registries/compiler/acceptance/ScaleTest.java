// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationResult;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very large configuration compiles in one run. */
@Tag("slow")
class ScaleTest {
    @TempDir
    private Path folder;

    @Test
    void compilesAThousandRegistriesAndTwentyThousandApplications() throws IOException {
        StringBuilder yaml = new StringBuilder("apiVersion: registries/v1\nregistries:\n");
        for (int i = 0; i < 1_000; i++) {
            yaml.append("  - {name: registry-%d, type: other, url: host-%d.example, username: u, password: {env: T}}\n"
                    .formatted(i, i));
        }
        yaml.append("applications:\n");
        for (int i = 0; i < 20_000; i++) {
            yaml.append("  - {name: app-%d, registry: registry-%d, repository: acme/app}\n".formatted(i, i % 1_000));
        }
        Files.writeString(folder.resolve("registries.yaml"), yaml);
        CompilationResult done = CompilerRunner.all(
                        folder, "registries.yaml", folder.resolve("out"), Map.of("T", "token"))
                .value()
                .orElseThrow();
        assertThat(done.files())
                .containsEntry("docker-build-configs", 20_000)
                .containsEntry("image-pull-secrets", 20_000)
                .containsEntry("devtron-registries", 1_000)
                .containsEntry("dt-secrets", 1);
    }
}
