// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.report.Reporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads one file at a time, after listing its directory. */
class SourceTextTest {
    @TempDir
    private Path folder;

    @Test
    void fileDeletedAfterListing() {
        var read = SourceText.read(InputRoots.startingAt(folder), folder.resolve("registries.yaml"));
        assertThat(Reporter.console().report(read.diagnostics())).isEqualTo("""
                error[missing-source]: `registries.yaml` no longer exists
                  = run again when no other process changes the files""");
    }
}
