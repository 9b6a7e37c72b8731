// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.report.Reporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file at a time, after its folder was listed. */
class SourceTextTest {
    @TempDir
    private Path folder;

    @Test
    void fileThatVanishedSinceItWasListed() {
        var read = SourceText.read(InputRoots.of(folder), folder.resolve("registries.yaml"));
        assertThat(Reporter.console().report(read.diagnostics())).isEqualTo("""
                error[missing-source]: `registries.yaml` is no longer there
                  = run again once nothing changes the files""");
    }
}
