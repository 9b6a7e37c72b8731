// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of the compiler are compared run by run. */
class ComparisonTest {
    private static final Workload WORKLOAD = new Workload(1_000, 1);

    @TempDir
    private Path folder;

    @Test
    void anIntervalHasMedianAndQuartiles() {
        assertThat(Interval.of(DoubleStream.of(5, 1, 4, 2, 3))).isEqualTo(new Interval(2, 3, 4));
        assertThat(Interval.of(DoubleStream.of(1, 2))).isEqualTo(new Interval(1.25, 1.5, 1.75));
        assertThat(Interval.of(DoubleStream.of(7)).text(1)).isEqualTo("7.0 (7.0 to 7.0)");
    }

    @Test
    void ratiosAreTakenWithinEachRound() {
        // The second round was slow for both: the ratio of the medians would be 1.
        String markdown = new Comparison(
                        List.of(
                                result(Contestants.OURS, "", 2, 8, 4),
                                result(Contestants.OTHER, "differs in a.json", 1, 4, 4),
                                failed(Contestants.RECOMMENDED),
                                result(Contestants.OTHER_RECOMMENDED, "", 1, 1, 1)),
                        3)
                .markdown();
        assertThat(markdown)
                .contains("| registries | cold | 4.00 (3.00 to 6.00) | 4.00 (3.00 to 6.00) | 100 (100 to 100) |")
                .contains("| **present to other** | cold | 2.000 (1.500 to 2.000) |")
                .contains("| registries, recommended options | over 1 s | - | - | - |")
                .contains("The output of `other compiler` differs in a.json.")
                .containsOnlyOnce("present to other");
    }

    @Test
    void aCheckoutBringsItsOwnDriverAndDependencies() throws IOException {
        Path driver = file("benchmarks/target/registries-benchmarks-0.1.jar");
        file("benchmarks/target/lib/registries-compiler-0.1.jar");
        assertThat(CompilerBuild.other(folder.resolve("present"), folder).classPath())
                .isEqualTo(driver + ":" + folder.resolve("benchmarks/target/lib/*"));
    }

    @Test
    void aCheckoutThatIsNotBuiltIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> CompilerBuild.other(folder, folder))
                .withMessageContaining("is not built; run there: ./mvnw ");
    }

    @Test
    void aJarTakesThePlaceOfThePresentCompiler() throws IOException {
        file("target/lib/registries-compiler-0.2.jar");
        Path library = file("target/lib/yaml.jar");
        Path jar = file("registries-compiler-0.1.jar");
        assertThat(CompilerBuild.other(folder, jar).classPath())
                .isEqualTo(jar + ":" + folder.resolve("target/benchmarks.jar") + ":" + library);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private static Result result(String name, String note, double... seconds) {
        List<Sample> samples = DoubleStream.of(seconds)
                .mapToObj(value -> new Sample(value, value, 100))
                .toList();
        return new Result(WORKLOAD, contestant(name), Map.of(Turn.COLD, samples, Turn.AGAIN, samples), "", note);
    }

    private static Result failed(String name) {
        return new Result(WORKLOAD, contestant(name), Map.of(), "over 1 s", "");
    }

    private static Contestant contestant(String name) {
        return new Contestant(name, Contestant.Role.OURS, "", true, (source, output) -> List.of());
    }
}
