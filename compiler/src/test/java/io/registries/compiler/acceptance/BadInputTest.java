// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that nobody writes by hand results in one diagnostic, in bounded time, without an exception. */
@Tag("slow")
class BadInputTest {
    private static final String VALID = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note: %s\n",
                "%s\n",
                "applications: [{name: one, repository: \"%s\"}]\n",
                "note: \"%s\n",
                "# %s\nx\n"
            })
    void tenMegabyteLine(String line) throws IOException {
        List<Diagnostic> diagnostics = check(VALID + line.formatted("x".repeat(10_000_000)));
        assertThat(diagnostics).hasSize(1);
        assertThat(console(diagnostics)).hasSizeLessThan(1_000);
    }

    @Test
    void hundredThousandDiagnostics() throws IOException {
        List<Diagnostic> diagnostics = check(VALID
                + IntStream.range(0, 100_000)
                        .mapToObj(i -> "  - {name: one%d, registry: hubb%d, repository: acme/one}\n".formatted(i, i))
                        .collect(joining("", "applications:\n", "")));
        assertThat(diagnostics).hasSize(1_001);
        assertThat(console(diagnostics))
                .endsWith("and 980 more of `unknown-registry`")
                .hasSizeLessThan(100_000);
    }

    @Test
    void hundredThousandUnknownFields() throws IOException {
        List<Diagnostic> diagnostics = check(VALID
                + IntStream.range(0, 100_000)
                        .mapToObj("  - {name: one%d, repositry: acme/one}\n"::formatted)
                        .collect(joining("", "applications:\n", "")));
        assertThat(diagnostics).hasSize(1_001);
        assertThat(console(diagnostics))
                .endsWith("and 980 more of `unknown-field`")
                .hasSizeLessThan(100_000);
    }

    @Test
    void findsAMistakeAmongTwentyThousandLines() throws IOException {
        String applications = IntStream.range(0, 5_000)
                .mapToObj(
                        i -> "  - name: one%d\n    repository: acme/one\n    build:\n      context: one\n".formatted(i))
                .collect(joining("", "applications:\n", ""));
        assertThat(console(check(VALID + applications.replace("one2500\n", "\"one2500\n"))))
                .contains("unclosed-quote", "registries.yaml:10005:11");
        assertThat(console(check(VALID + applications.replace("one2500\n   ", "one2500\n  "))))
                .contains("wrong-indentation", "registries.yaml:10006:4");
    }

    @Test
    void searchesMistakesInTheFirstTwentyFilesOnly() throws IOException {
        for (int i = 100; i < 125; i++) {
            Files.writeString(
                    folder.resolve(i + ".yaml"), VALID + "applications:\n  - name: \"one\n    repository: a\n");
        }
        assertThat(CompilerRunner.validate(folder, "*.yaml").diagnostics())
                .extracting(diagnostic -> diagnostic.code().id())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.generate(() -> "unclosed-quote").limit(20),
                                Stream.generate(() -> "invalid-yaml").limit(5))
                        .toList());
    }

    @Test
    void binaryFile() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve("registries.yaml"), bytes);
        assertThat(console(CompilerRunner.validate(folder, "registries.yaml").diagnostics()))
                .isEqualTo("""
                        error[not-utf-8]: the file is not valid UTF-8 from here on
                         --> registries.yaml:1:2
                          |
                        1 | s
                          |  ^
                          = save it as UTF-8""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applications: [{name: one, repository: acme/one, build: {type: managed-dockerfile, contentFile: /dev/zero}}]",
                "  - {name: lab, type: other, url: lab.acme.internal, public: true, connection: secure-with-cert, caCertificate: /dev/zero}",
                "environments: [{name: staging, namespace: shop, pullSecrets: [{name: regcred, delivery: sealed-secret, sealing: {certificate: /dev/zero}}]}]\napplications: [{name: one, repository: acme/one}]",
            })
    void endlessFile(String naming) throws IOException {
        List<Diagnostic> diagnostics = check(VALID + naming);
        assertThat(diagnostics).hasSize(1);
        assertThat(console(diagnostics)).contains("path-traversal", "`/dev/zero` resolves to a path outside");
    }

    @Test
    void cycleOfLinks() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), VALID);
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("team/a")).resolve("up"), folder);
        assertThat(console(CompilerRunner.validate(folder, ".").diagnostics())).isEqualTo("""
                error[unreadable-source]: `team/a/up` is a link to one of its parent folders
                  = remove the link""");
    }

    @Test
    void brokenLink() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), VALID);
        Files.createSymbolicLink(folder.resolve("more.yaml"), Path.of("more.yaml"));
        assertThat(console(CompilerRunner.validate(folder, ".").diagnostics())).isEqualTo("""
                error[unreadable-source]: `more.yaml` is a broken link
                  = remove the link, or create its target""");
    }

    @Test
    void readsAFileWithTwoLinksOnce() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.writeString(real.resolve("registries.yaml"), VALID);
        Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(CompilerRunner.validate(folder, ".").diagnostics()).isEmpty();
        assertThat(CompilerRunner.validate(folder, "link").diagnostics()).isEmpty();
    }

    private List<Diagnostic> check(String text) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), text);
        Result<?> result = CompilerRunner.validate(folder, "registries.yaml");
        assertThat(result.isSuccess()).isFalse();
        return result.diagnostics();
    }

    private static String console(List<Diagnostic> diagnostics) {
        return Reporter.console().report(diagnostics);
    }
}
