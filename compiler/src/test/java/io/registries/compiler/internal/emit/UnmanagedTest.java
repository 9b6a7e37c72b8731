// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No Devtron payload is written for a registry or an application that is not managed; its pull secrets are. */
class UnmanagedTest {
    @TempDir
    private Path folder;

    @Test
    void writesNoPayloads() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
                  - {name: quay, type: quay, username: acme, password: {env: TOKEN}, managed: false}
                applications:
                  - {name: one, repository: acme/one}
                  - {name: two, registry: quay, repository: acme/two, managed: false}
                """);
        Path output = folder.resolve("out");
        assertThat(CompilerRunner.all(folder, "registries.yaml", output, Map.of("TOKEN", "canary-of-hub"))
                        .isSuccess())
                .isTrue();
        assertThat(names(output.resolve("devtron-registries"))).containsExactly("hub.json");
        assertThat(names(output.resolve("docker-build-configs"))).containsExactly("one.json");
        assertThat(names(output.resolve("image-pull-secrets/default"))).containsExactly("one.yaml", "two.yaml");
        assertThat(Files.readString(output.resolve("dt-secrets/default/regcred/values.yaml")))
                .contains("quay.io");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
