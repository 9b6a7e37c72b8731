// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.KillableMain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The next run recovers from a killed run or a full disk. Kills one process per attempt, so it has a separate command:
 * {@code ./mvnw -pl compiler test -Dtest=CrashTest -Dexcluded.groups=slow -Dcrash.kills=500}.
 */
@Tag("crash")
class CrashTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int KILLS = Integer.getInteger("crash.kills", 20);
    private static final int APPLICATIONS = 60;
    private static final String FOREIGN = "dt-secrets/default/regcred/somebody-elses.txt";

    @TempDir
    private Path folder;

    @Test
    void nextRunRecoversAKilledRun() throws Exception {
        declare("one", 0);
        declare("two", 30);
        Path output = folder.resolve("out");
        Map<String, String> expected = compiled("one", output);
        Files.writeString(output.resolve(FOREIGN), "untouched");
        Random random = new Random(1);
        int midway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String name = kill % 2 == 0 ? "two" : "one";
            midway += killed(name, random.nextInt(2 * APPLICATIONS + 10)) ? 1 : 0;
            assertManifestIsConsistent(output);
            expected = compiled(name, output);
            assertThat(expected).as("after kill %d", kill).isEqualTo(compiled(name, folder.resolve("fresh-" + name)));
            assertThat(Files.readString(output.resolve(FOREIGN))).isEqualTo("untouched");
            assertThat(output.resolve(".registries-staging")).doesNotExist();
            assertThat(temporaryFiles(output)).isEmpty();
        }
        System.out.printf(
                "killed %d runs, %d of them while they wrote; 0 outputs were not made whole%n", KILLS, midway);
        assertThat(midway).isGreaterThan(KILLS / 2);
    }

    /** Whether it was killed before it ended. */
    private boolean killed(String name, int afterFiles) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KillableMain.class.getName(),
                        folder.toString(),
                        name + ".yaml")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream text = run.getInputStream()) {
            for (int i = 0; i <= afterFiles && text.read() >= 0; i++) {
                // one character for each file
            }
            run.destroyForcibly();
        }
        return run.waitFor() != 0;
    }

    // The manifest lists only existing files; staged secrets are accessible to their owner only.
    private static void assertManifestIsConsistent(Path output) throws IOException {
        Path manifest = output.resolve("manifest.json");
        if (Files.exists(manifest)) {
            for (JsonNode file : JSON.readTree(manifest.toFile()).path("files")) {
                assertThat(output.resolve(file.path("path").asString())).exists();
            }
        }
        Path staging = output.resolve(".registries-staging");
        if (Files.exists(staging)) {
            assertThat(Files.getPosixFilePermissions(staging)).hasSize(3);
        }
        // At most one file per thread; those of secrets are accessible to their owner only.
        List<Path> temporary = temporaryFiles(output);
        assertThat(temporary).hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        for (Path file : temporary) {
            if (file.toString().contains("dt-secrets")) {
                assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            }
        }
    }

    private static List<Path> temporaryFiles(Path output) throws IOException {
        if (!Files.exists(output)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(output)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".tmp"))
                    .toList();
        }
    }

    @Test
    void reportsAFullDiskAndRecoversOnceThereIsSpace() throws Exception {
        declare("one", 0);
        for (String limit : List.of("size=24k", "nr_inodes=20")) {
            Path disk = Files.createDirectories(folder.resolve("disk-" + limit));
            run("mount", "-t", "tmpfs", "-o", limit, "none", disk.toString());
            try {
                Path output = disk.resolve("out");
                var failed = org.assertj.core.api.Assertions.catchThrowable(
                        () -> CompilerRunner.all(folder, "one.yaml", output, Map.of("TOKEN", "canary")));
                assertThat(failed).isInstanceOf(IOException.class).hasMessageEndingWith("no space left on device");
                assertThat(output.resolve("manifest.json")).doesNotExist();
                assertThat(output.resolve(".registries-staging")).doesNotExist();
                run("mount", "-o", "remount,size=10m,nr_inodes=10000", disk.toString());
                assertThat(compiled("one", output)).isEqualTo(compiled("one", folder.resolve("fresh")));
            } finally {
                run("umount", disk.toString());
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }

    private Map<String, String> compiled(String name, Path output) throws IOException {
        var result = CompilerRunner.changes(folder, name + ".yaml", output, Map.of("TOKEN", "canary"));
        assertThat(result.isSuccess()).as(result.diagnostics().toString()).isTrue();
        Map<String, String> files = Golden.read(output);
        files.remove(FOREIGN);
        return files;
    }

    private void declare(String name, int first) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: %s, password: {env: TOKEN}, default: true}
                applications:
                """.formatted(name));
        for (int i = first; i < first + APPLICATIONS; i++) {
            yaml.append("  - {name: app-%d, repository: acme/%s}\n".formatted(i, name));
        }
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }
}
