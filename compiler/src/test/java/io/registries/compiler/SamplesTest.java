// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample compiles to the very bytes that lie beside it. */
class SamplesTest {
    @TempDir
    private Path output;

    @ParameterizedTest
    @CsvSource({
        "quickstart, registries.yaml, false",
        "every-registry-type, registries.yaml, true",
        "monorepo, registries, false"
    })
    void compilesToItsExpectedFiles(String sample, String source, boolean all) throws IOException {
        Path folder = Compile.SAMPLES.resolve(sample);
        var result = all
                ? Compile.all(folder, source, output, Map.of())
                : Compile.some(folder, source, output, Map.of(), Set.of(), Set.of());
        assertThat(result.findings()).allMatch(finding -> !finding.isError());
        Golden.assertTree(folder.resolve("expected"), output);
    }
}
