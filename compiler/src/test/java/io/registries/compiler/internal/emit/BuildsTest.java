// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Build configurations for every kind of build, with and without overrides of pipelines. */
class BuildsTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "builds").toAbsolutePath();

    @TempDir
    private Path output;

    @Test
    void outputMatchesExpectedFiles() throws IOException {
        var result = CompilerRunner.some(
                CASES,
                "registries.yaml",
                output,
                Map.of("TOKEN", "canary"),
                Set.of("docker-build-configs", "image-pull-secrets"),
                Set.of());
        // The pipelines of the buildpack lose its arguments.
        assertThat(result.diagnostics())
                .extracting(Diagnostic::code)
                .containsOnly(DiagnosticCode.DROPPED_BUILD_ARGUMENTS);
        Golden.assertTree(CASES.resolve("expected"), output);
    }
}
