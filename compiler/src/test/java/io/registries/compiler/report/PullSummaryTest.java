// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.Stage;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary never contradicts a diagnostic of its run. */
class PullSummaryTest {
    private static final String REGISTRIES = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
              - {name: shop, type: ecr, url: 123456789012.dkr.ecr.eu-west-1.amazonaws.com}
              - {name: mirror, type: other, url: mirror.example, public: true}
            """;

    @TempDir
    private Path folder;

    @Test
    void everyImageHasALoginThatIsResolvedOrDeclared() throws IOException {
        assertThat(lines(paths("""
                environments: [{name: production, nodePulls: [shop]}]
                applications:
                  - {name: one, repository: acme/one}
                  - {name: two, repository: two, registry: shop}
                  - {name: three, repository: three, registry: mirror, build: {type: skip}}
                """))).containsExactly("every image has a login: 1 resolved, 1 declared, 1 public");
    }

    @Test
    void aLoginThatIsAssumedIsOnlyCounted() throws IOException {
        assertThat(lines(paths("""
                environments: [{name: production}]
                applications:
                  - {name: one, repository: acme/one}
                  - {name: two, repository: two, registry: shop}
                """))).containsExactly("the logins of 2 images: 1 resolved, 1 assumed");
    }

    @Test
    void aFailedCheckOrAMissingRepositoryIsNotConfirmed() throws IOException {
        List<PullPath> paths = paths("applications: [{name: one, repository: acme/one}]");
        for (DiagnosticCode code : List.of(
                DiagnosticCode.MISSING_REPOSITORY,
                DiagnosticCode.UNTRUSTED_CERTIFICATE,
                DiagnosticCode.REJECTED_CREDENTIALS)) {
            assertThat(lines(paths, check("hub", code), check("mirror", code)))
                    .containsExactly(
                            "the logins of 1 image: 1 resolved", "not confirmed by the connectivity checks: `hub`");
        }
        assertThat(lines(paths, check("hub", DiagnosticCode.UNVERIFIED_ROLE)))
                .containsExactly("every image has a login: 1 resolved");
    }

    @Test
    void imagesOfPublicRegistriesNeedNoLogin() throws IOException {
        assertThat(lines(paths("""
                applications:
                  - {name: three, repository: three, registry: mirror, build: {type: skip}}
                """))).containsExactly("no image needs a login: 1 public");
        assertThat(lines(List.of())).containsExactly("no environment pulls an image");
    }

    private static List<String> lines(List<PullPath> paths, RegistryCheck... checks) {
        return PullSummary.lines(paths, List.of(checks)).stream()
                .map(ConsoleLine::text)
                .toList();
    }

    private List<PullPath> paths(String yaml) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), REGISTRIES + yaml);
        return ((ValidationResult) CompilerRunner.validate(folder, "registries.yaml")
                        .value()
                        .orElseThrow())
                .pullPaths();
    }

    private static RegistryCheck check(String registry, DiagnosticCode code) {
        return new RegistryCheck(
                registry,
                "",
                Span.startOf(new SourceFile("registries.yaml", Path.of("registries.yaml"), "")),
                Stage.CONNECTION,
                "reachable",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(Diagnostic.withoutLocation(code, "the check of registry `" + registry + "` has a result")));
    }
}
