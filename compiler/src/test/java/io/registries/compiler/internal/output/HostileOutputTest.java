// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.DiffResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Difference;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.report.Reports;
import io.registries.compiler.report.UnifiedDiff;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.HostilePaths;
import io.registries.compiler.testing.Program;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A manipulated output directory, by a commit or on a shared machine: no goal reads, changes, removes or displays a
 * file outside of it.
 */
@Timeout(120) // a run that opens a pipe or a device would not end
class HostileOutputTest {
    private static final String CANARY = "CANARY-of-a-file-elsewhere";
    private static final String YAML = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            environments: [{name: production}]
            applications:
              - {name: one, repository: acme/one}
            """;
    private static final String BEFORE = YAML + "  - {name: two, repository: acme/two}\n";
    private static final int LEDGERS = 100;
    private static final long MAX_READ = 1L << 20;
    private static final String LEDGER = ".registries-ledger";
    private static final String STALE = "docker-build-configs/two.json";
    private static final String KEPT = "docker-build-configs/one.json";

    @TempDir
    private Path folder;

    private Path checkout;
    private Path base;
    private Path output;
    private Path victim;

    /** The goals that read the directory. */
    private enum Goal {
        COMPILE,
        DIFF,
        DIFF_WITH_UPDATE
    }

    /** A line of the ledger, added to those of the compiler. */
    private enum Line {
        OUT_OF_THE_FOLDER("docker-build-configs/../../../victim/token"),
        INTO_SECRETS("docker-build-configs/../../target/registries/dt-secrets/production/regcred/values.yaml"),
        OUT_AT_ONCE("../victim/token"),
        ABSOLUTE("/etc/hostname"),
        EMPTY_STEP("docker-build-configs//two.json"),
        CURRENT_STEP("docker-build-configs/./two.json"),
        DOTS_AND_SPACE("docker-build-configs/.. /.. /two.json"),
        BACKSLASHES("docker-build-configs\\..\\..\\..\\victim\\token.json"),
        DRIVE("C:/victim/token.json"),
        STREAM("docker-build-configs/two.json:hidden"),
        NUL("docker-build-configs/two\0.json"),
        ESCAPE("docker-build-configs/\u001b[2J.json"),
        NEXT_LINE("docker-build-configs/two\u0085.json"),
        LINE_SEPARATOR("docker-build-configs/two\u2028.json"),
        RETURN_WITHIN("docker-build-configs/a\rtwo.json"),
        EMPTY(""),
        UNKNOWN_KIND("source/main.json"),
        OF_THE_COMPILER_ITSELF(".registries-lock"),
        KIND_ALONE("docker-build-configs"),
        WITHOUT_A_NAME("docker-build-configs/.json"),
        NESTING_TOO_DEEP("docker-build-configs/one/two/three.json"),
        OTHER_ENDING("docker-build-configs/two.sh"),
        CONFLICT("<<<<<<< HEAD");

        private final String text;

        Line(String text) {
            this.text = text;
        }
    }

    /** A file or link in place of one of the compiler. */
    private enum Trap {
        LINK {
            @Override
            void set(Path location, Path victim) throws IOException {
                Files.createSymbolicLink(location, victim.resolve("token"));
            }
        },
        LINK_TO_A_DIRECTORY {
            @Override
            void set(Path location, Path victim) throws IOException {
                Files.createSymbolicLink(location, victim);
            }
        },
        DANGLING_LINK {
            @Override
            void set(Path location, Path victim) throws IOException {
                Files.createSymbolicLink(location, victim.resolve("absent"));
            }
        },
        LINK_TO_THE_ENVIRONMENT {
            @Override
            void set(Path location, Path victim) throws IOException {
                Files.createSymbolicLink(location, Path.of("/proc/self/environ"));
            }
        },
        LINK_WITHOUT_END {
            @Override
            void set(Path location, Path victim) throws IOException {
                Files.createSymbolicLink(location, Path.of("/dev/zero"));
            }
        },
        PIPE {
            @Override
            void set(Path location, Path victim) throws IOException {
                Program.Run result = Program.named("mkfifo").run(victim, location.toString());
                assertThat(result.code()).isZero();
            }
        },
        SOCKET {
            @Override
            void set(Path location, Path victim) throws IOException {
                // The path of a socket is limited to 108 bytes.
                Path near = Files.createTempDirectory("s").resolve("s");
                try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    server.bind(UnixDomainSocketAddress.of(near));
                    Files.move(near, location);
                }
                Files.delete(near.getParent());
            }
        };

        abstract void set(Path location, Path victim) throws IOException;
    }

    @BeforeEach
    void compileBefore() throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        base = checkout;
        output = base.resolve("deploy");
        victim = Files.createDirectory(folder.resolve("victim"));
        Files.writeString(victim.resolve("token"), CANARY);
        Files.writeString(victim.resolve("two.json"), CANARY);
        Files.writeString(victim.resolve("one.json"), CANARY);
        Path secret = base.resolve("target/registries/dt-secrets/production/regcred/values.yaml");
        Files.createDirectories(secret.getParent());
        Files.writeString(secret, "password: " + CANARY);
        Files.writeString(base.resolve("registries.yaml"), BEFORE);
        assertThat(run(Goal.COMPILE).diagnostics).noneMatch(Diagnostic::isError);
        Files.writeString(base.resolve("registries.yaml"), YAML);
    }

    static Stream<Arguments> linesAndGoals() {
        return combine(Line.values(), Goal.values());
    }

    @ParameterizedTest
    @MethodSource("linesAndGoals")
    void rejectsALedgerWithAnInvalidPath(Line line, Goal goal) throws IOException {
        Files.writeString(output.resolve(LEDGER), Files.readString(output.resolve(LEDGER)) + line.text + "\n");
        assertRejected(goal, DiagnosticCode.INVALID_LEDGER, "`deploy/.registries-ledger` is not the path of an output");
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void rejectsATruncatedLedger(Goal goal) throws IOException {
        Files.writeString(output.resolve(LEDGER), "docker-build-configs/two.json\ndocker-build-configs/tw");
        assertRejected(goal, DiagnosticCode.INVALID_LEDGER, "its last line has no line break");
        Files.write(output.resolve(LEDGER), new byte[] {(byte) 0xff, '\n'});
        assertRejected(goal, DiagnosticCode.INVALID_LEDGER, "is not UTF-8 text");
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void doesNotQuoteLedgerLines(Goal goal) throws IOException {
        Files.delete(output.resolve(LEDGER));
        Files.createLink(output.resolve(LEDGER), victim.resolve("token"));
        assertRejected(goal, DiagnosticCode.INVALID_LEDGER, "its last line has no line break");
        Files.writeString(victim.resolve("token"), CANARY + "\n");
        assertRejected(goal, DiagnosticCode.INVALID_LEDGER, "line 1 of `deploy/.registries-ledger`");
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void changesNoFileOutsideForAnyLedger(Goal goal) throws IOException {
        Random random = new Random(17);
        String managed = Files.readString(output.resolve(LEDGER));
        Map<String, String> outside = outside();
        for (int i = 0; i < LEDGERS; i++) {
            String line = HostilePaths.next(random);
            Files.writeString(
                    output.resolve(LEDGER), random.nextBoolean() ? managed + line + "\n" : line + "\n" + managed);
            run(goal);
            assertThat(outside()).as(line).isEqualTo(outside);
        }
    }

    static Stream<Arguments> trapsAndGoals() {
        return combine(Trap.values(), Goal.values());
    }

    @ParameterizedTest
    @MethodSource("trapsAndGoals")
    void opensOnlyRegularFiles(Trap trap, Goal goal) throws IOException {
        for (String location : List.of(KEPT, STALE, "manifest.json", LEDGER)) {
            Path path = output.resolve(location);
            byte[] previous = Files.readAllBytes(path);
            Files.delete(path);
            trap.set(path, victim);
            assertRejected(goal, DiagnosticCode.UNSAFE_PATH, "`deploy/" + location + "` is a ");
            Files.delete(path);
            Files.write(path, previous);
        }
    }

    @ParameterizedTest
    @MethodSource("trapsAndGoals")
    void entersOnlyDirectories(Trap trap, Goal goal) throws IOException {
        Path directory = output.resolve("docker-build-configs");
        Path moved = folder.resolve("moved");
        Files.move(directory, moved);
        trap.set(directory, victim);
        assertRejected(goal, DiagnosticCode.UNSAFE_PATH, "`deploy/docker-build-configs` is a ");
        Files.delete(directory);
        Files.move(moved, directory);
    }

    @ParameterizedTest
    @EnumSource(Trap.class)
    void doesNotFollowALockThatIsALink(Trap trap) throws IOException {
        replace(".registries-lock", trap, "`deploy/.registries-lock` is a ");
    }

    @ParameterizedTest
    @EnumSource(Trap.class)
    void neverClearsTheTargetOfAStagingLink(Trap trap) throws IOException {
        replace(".registries-staging", trap, "`deploy/.registries-staging` is a ");
    }

    private void replace(String location, Trap trap, String message) throws IOException {
        Path path = output.resolve(location);
        Files.deleteIfExists(path);
        trap.set(path, victim);
        assertRejected(Goal.COMPILE, DiagnosticCode.UNSAFE_PATH, message);
        assertRejected(Goal.DIFF_WITH_UPDATE, DiagnosticCode.UNSAFE_PATH, message);
        Map<String, String> before = outside();
        assertThat(run(Goal.DIFF).diagnostics).extracting(Diagnostic::code).containsOnly(DiagnosticCode.DRIFT);
        assertThat(outside()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void rejectsAnOutputDirectoryThatIsALinkInTheCheckout(Goal goal) throws IOException {
        Files.move(output, folder.resolve("moved"));
        Files.createSymbolicLink(output, victim);
        assertRejected(goal, DiagnosticCode.UNSAFE_PATH, "`deploy` is a symbolic link, not a directory");
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void rejectsALinkInTheWorkTreeOutsideTheBaseDirectory(Goal goal) throws IOException {
        Files.writeString(Files.createDirectory(checkout.resolve(".git")).resolve("HEAD"), "ref: refs/heads/main\n");
        Path inner = Files.createDirectory(base.resolve("configuration"));
        Files.move(base.resolve("registries.yaml"), inner.resolve("registries.yaml"));
        Files.move(output, folder.resolve("moved"));
        Files.createSymbolicLink(output, victim);
        base = inner;
        assertRejected(goal, DiagnosticCode.UNSAFE_PATH, "deploy` is a symbolic link, not a directory");
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void followsALinkOutsideTheCheckout(Goal goal) throws IOException {
        Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("deploy");
        Files.move(output, moved);
        output = folder.resolve("link");
        Files.createSymbolicLink(output, moved);
        assertThat(run(goal).diagnostics).noneMatch(diagnostic -> diagnostic.code() == DiagnosticCode.UNSAFE_PATH);
        assertThat(moved.resolve(STALE))
                .satisfies(path -> assertThat(Files.exists(path)).isEqualTo(goal == Goal.DIFF));
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void neverChangesAFileWithAnotherHardLink(Goal goal) throws IOException {
        for (String location : List.of(KEPT, STALE, ".registries-lock")) {
            Path other = victim.resolve("other-" + location.hashCode());
            Files.writeString(other, "mine");
            Files.deleteIfExists(output.resolve(location));
            Files.createLink(output.resolve(location), other);
        }
        Map<String, String> before = outside();
        assertThat(run(goal).diagnostics).allMatch(diagnostic -> diagnostic.code() == DiagnosticCode.DRIFT);
        assertThat(outside()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Goal.class)
    void neitherDisplaysNorRemovesAnEndlessFile(Goal goal) throws IOException {
        lengthen(output.resolve(STALE));
        assertThat(run(goal).diagnostics).extracting(Diagnostic::code).containsExactly(DiagnosticCode.UNMANAGED_FILE);
        assertThat(output.resolve(STALE)).exists();
    }

    @Test
    void doesNotReadAnEndlessFileForDisplay() throws IOException {
        lengthen(output.resolve(KEPT));
        assertThat(run(Goal.DIFF).text).contains("-too long to display");
        assertThat(run(Goal.COMPILE).diagnostics).isEmpty();
        assertThat(Files.size(output.resolve(KEPT))).isLessThan(MAX_READ);
    }

    private static void lengthen(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'}'}), 1L << 40);
        }
    }

    @Test
    void doesNotWriteReportsThroughALink() throws IOException {
        Path reports = base.resolve("target/registries-reports");
        Files.createSymbolicLink(reports, victim);
        Map<String, String> before = outside();
        List<Diagnostic> diagnostics =
                new Reports(base, reports, EnumSet.allOf(ReportFormat.class)).write(Report.of(List.of()));
        assertThat(diagnostics)
                .extracting(Diagnostic::message)
                .containsExactly("`target/registries-reports` is a symbolic link, not a directory");
        assertThat(outside()).isEqualTo(before);
    }

    private void assertRejected(Goal goal, DiagnosticCode code, String message) throws IOException {
        Map<String, String> outside = outside();
        Map<String, String> inside = files(output);
        List<Diagnostic> diagnostics = run(goal).diagnostics;
        assertThat(diagnostics).as(Reporter.console().report(diagnostics)).hasSize(1);
        assertThat(diagnostics.get(0).code()).isEqualTo(code);
        assertThat(diagnostics.get(0).message()).contains(message);
        assertThat(outside()).isEqualTo(outside);
        assertThat(files(output)).isEqualTo(inside);
    }

    private record Seen(List<Diagnostic> diagnostics, String text) {}

    /** Runs a goal; its output must not contain files outside. */
    private Seen run(Goal goal) throws IOException {
        CompilationRequest request = CompilationRequest.builder(
                        CompilerRunner.request(base, "registries.yaml", Map.of("TOKEN", "made-up")), output)
                .secretsDirectory(base.resolve("target/registries"))
                .excludeSecretOutputs()
                .build();
        Report report;
        List<String> displayed = new ArrayList<>();
        if (goal == Goal.DIFF) {
            Result<DiffResult> result = new RegistriesCompiler().diff(request);
            List<Difference> differences =
                    result.value().map(DiffResult::differences).orElse(List.of());
            report = Report.of(result.diagnostics()).and(differences);
            displayed.add(ConsoleLine.join(UnifiedDiff.of(differences)));
        } else {
            report = Report.of(new RegistriesCompiler().compile(request).diagnostics());
        }
        for (ReportFormat format : ReportFormat.values()) {
            displayed.add(format.reporter().report(report));
        }
        displayed.add(Reporter.console().report(report.diagnostics()));
        displayed.add(Reporter.terminal().report(report.diagnostics()));
        String text = String.join("\n", displayed);
        assertThat(text).doesNotContain("CANARY", "TOKEN=", "PATH=");
        return new Seen(report.diagnostics(), text);
    }

    /** All files outside the output directory. */
    private Map<String, String> outside() throws IOException {
        Map<String, String> files = files(victim);
        files.putAll(files(checkout.resolve("target")));
        return files;
    }

    /** The content of a directory with permissions; links are not followed. */
    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                PosixFileAttributes found =
                        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                boolean readable = found.isRegularFile() && found.size() < MAX_READ;
                files.put(
                        path.toString(),
                        PosixFilePermissions.toString(found.permissions()) + (readable ? read(path) : "-"));
            }
        }
        return files;
    }

    private static String read(Path path) throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    }

    private static Stream<Arguments> combine(Object[] some, Object[] others) {
        return Arrays.stream(some).flatMap(one -> Arrays.stream(others).map(other -> Arguments.of(one, other)));
    }
}
