// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.HostileRepository;
import io.registries.compiler.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A repository of another user in a parent directory of a build cannot run commands. Only root can change the owner of
 * files; otherwise the repository belongs to the user, so Git trusts it, but its commands must not run either.
 */
class HostileRepositoryTest {
    @TempDir
    private Path temporary;

    private HostileRepository hostile;
    private Path job;
    private boolean isForeign;

    @BeforeEach
    void moveRepositoryAboveTheJob() throws IOException {
        hostile = HostileRepository.in(temporary.toRealPath());
        isForeign = hostile.giveAway();
        job = Files.createDirectories(hostile.workTree().resolve("b/job"));
        Files.writeString(job.resolve("token.txt"), "canary");
        assertThat(Program.named("chmod").run(job, "600", "token.txt").code()).isZero();
        Files.writeString(job.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {file: token.txt}, default: true}
                applications:
                  - {name: one, repository: acme/one}
                """);
    }

    @Test
    void compileWritesNoSecret() throws IOException {
        List<Diagnostic> diagnostics = CompilerRunner.all(job, "registries.yaml", job.resolve("target"), Map.of())
                .diagnostics();
        assertRejected(diagnostics, DiagnosticCode.SECRETS_IN_GIT, DiagnosticCode.SECRET_FILE_IN_GIT);
        assertThat(job.resolve("target")).doesNotExist();
    }

    @Test
    void compileReportsThatGitCannotCheckASecretFile() throws IOException {
        assertRejected(
                CompilerRunner.all(job, "registries.yaml", temporary.resolve("elsewhere"), Map.of())
                        .diagnostics(),
                DiagnosticCode.SECRET_FILE_IN_GIT);
    }

    @Test
    void validateWithoutBaselineReadsNoCommit() {
        assertRejected(
                CompilerRunner.validate(job, "registries.yaml", "HEAD").diagnostics(), DiagnosticCode.UNKNOWN_BASELINE);
    }

    private void assertRejected(List<Diagnostic> diagnostics, DiagnosticCode... codes) {
        assertThat(diagnostics).extracting(Diagnostic::code).containsExactly(codes);
        assertThat(diagnostics).allSatisfy(diagnostic -> {
            assertThat(diagnostic.message())
                    .contains(
                            isForeign
                                    ? "Git does not trust the repository `" + hostile.workTree() + "`"
                                    : "this is a partial clone, and nothing is fetched");
            assertThat(diagnostic.help().orElseThrow())
                    .contains(
                            isForeign
                                    ? "git config --global --add safe.directory " + hostile.workTree()
                                    : "git fetch --refetch --no-filter");
        });
        assertThat(hostile.canary()).doesNotExist();
    }
}
