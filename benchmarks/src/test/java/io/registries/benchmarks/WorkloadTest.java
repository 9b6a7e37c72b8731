// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {
    @TempDir
    private Path folder;

    @Test
    void isTheSameEachTime() throws IOException {
        new Workload(100, 1).write(folder.resolve("one"));
        new Workload(100, 1).write(folder.resolve("other"));
        for (Path file : Trees.files(folder.resolve("one"))) {
            assertThat(folder.resolve("other").resolve(file.getFileName())).hasSameTextualContentAs(file);
        }
    }

    @Test
    void isAcceptedWholeAndSplit() throws IOException {
        for (int files : new int[] {1, 3}) {
            Path source = folder.resolve("in-" + files);
            new Workload(1_000, files).write(source);
            assertThat(Trees.files(source)).hasSize(files);
            ValidationRequest request =
                    ValidationRequest.builder(source, source.toString()).build();
            assertThat(new RegistriesCompiler().validate(request).diagnostics()).isEmpty();
        }
    }

    @Test
    void eachTrapIsOneMistake() throws IOException {
        for (Trap trap : Trap.values()) {
            Path source = folder.resolve(trap.name());
            trap.write(source);
            ValidationRequest request =
                    ValidationRequest.builder(source, source.toString()).build();
            assertThat(new RegistriesCompiler().validate(request).isSuccess())
                    .as(trap.displayName())
                    .isFalse();
        }
    }

    @Test
    void hasSixBuildsToFourSecrets() {
        Workload workload = new Workload(10_000, 1);
        assertThat(workload.applications()).isEqualTo(6_000);
        assertThat(workload.environments()).isEqualTo(1_000);
        assertThat(workload.registries()).isEqualTo(96);
    }

    @Test
    void verifierSeesContentAndNotLayout() throws IOException {
        Path ours = values("ours/dt-secrets/e/s", "secrets: {data: [{value: '{\"a\":1,\"b\":2}'}]}");
        values("same/dt-secrets/e/s", "secrets:\n  data:\n    - value: '{\"b\": 2, \"a\": 1}'\n");
        values("other/dt-secrets/e/s", "secrets: {data: [{value: '{\"a\":1,\"b\":3}'}]}");
        assertThat(Verifier.difference(ours, folder.resolve("same"))).isEmpty();
        assertThat(Verifier.difference(ours, folder.resolve("other")))
                .hasValue("differs in dt-secrets/e/s/values.yaml");
        assertThat(Verifier.difference(ours, Files.createDirectory(folder.resolve("empty"))))
                .hasValue("lacks dt-secrets/e/s/values.yaml");
    }

    private Path values(String place, String text) throws IOException {
        Path values = Files.createDirectories(folder.resolve(place)).resolve("values.yaml");
        Files.writeString(values, text);
        return folder.resolve(place.substring(0, place.indexOf('/')));
    }
}
