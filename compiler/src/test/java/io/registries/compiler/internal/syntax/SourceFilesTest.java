// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    @TempDir
    private Path folder;

    @Test
    void namesAFileWithTheOtherEndingOfYaml() throws IOException {
        Files.writeString(folder.resolve("registries.yml"), "");
        assertThat(CompilerRunner.validate(folder, "registries.yaml").diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.help())
                        .isEqualTo(Optional.of("there is `registries.yml`: rename it, or set"
                                + " -Dregistries.source=registries.yml")));
    }
}
