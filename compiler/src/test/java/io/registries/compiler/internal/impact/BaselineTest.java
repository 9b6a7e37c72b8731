// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.ImpactTable;
import io.registries.compiler.testing.AgeIdentity;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.FakeSealedSecretsController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The impact of a change, compared with a file or a commit. */
class BaselineTest {
    private static final String FORMER = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
              - {name: quay, type: quay, username: acme, password: {file: secrets/quay.txt}}
            environments:
              - {name: staging}
              - name: production
                namespace: payments
                pullSecrets: [{name: regcred, delivery: sealed-secret, sealing: {certificate: sealing.pem}}]
            applications:
              - {name: checkout, repository: acme/checkout}
              - name: managed
                registry: quay
                repository: acme/managed
                environments: [staging]
                build: {type: managed-dockerfile, contentFile: docker/Dockerfile}
              - {name: leaving, repository: acme/leaving, environments: [staging]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void commitPreviousConfiguration() throws Exception {
        Files.createDirectories(folder.resolve("config/docker"));
        Files.writeString(folder.resolve("config/docker/Dockerfile"), "FROM scratch\n");
        Files.writeString(
                folder.resolve("config/sealing.pem"),
                FakeSealedSecretsController.withRsaKey().certificate());
        write(FORMER);
        git("init", "-q");
        commit("first");
    }

    @Test
    void layoutChangesHaveNoImpact() throws IOException {
        write("# moved down\n\n" + FORMER.replace("{name: staging}", "{  name: staging  }"));
        assertThat(impact("HEAD")).containsExactly("no impact: nothing differs from the baseline");
        assertThat(impact("HEAD").toString()).isEqualTo(impact(previous()).toString());
    }

    @Test
    void listsAffectedItems() throws IOException {
        write(FORMER.replace("{name: hub,", "{name: dockerhub,")
                .replace("namespace: payments", "namespace: money")
                .replace("- {name: leaving, repository: acme/leaving, environments: [staging]}", """
                        - {name: coming, registry: quay, repository: acme/coming, environments: [production]}
                        """.strip()));
        assertThat(impact("HEAD"))
                .containsExactly(
                        "item          name                change   values",
                        "registry      hub -> dockerhub    renamed",
                        "environment   production          changed  namespace: payments -> money",
                        "environment   staging             changed",
                        "pull secret   production/regcred  changed  logins: https://index.docker.io/v1/ -> https://index.docker.io/v1/, quay.io",
                        "pull secret   staging/regcred     changed",
                        "application   checkout            changed",
                        "application   coming              added",
                        "application   leaving             removed",
                        "build config  checkout            changed  registry: hub -> dockerhub",
                        "build config  coming              added",
                        "build config  leaving             removed");
        assertThat(validate("HEAD").diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.DANGLING_REGISTRY_REFERENCE);
            assertThat(diagnostic.message()).contains("application `checkout`", "pull secret `staging/regcred`");
        });
    }

    @Test
    void namesTheValuesBeforeAndAfter() throws IOException {
        write(FORMER.replace("username: acme, password: {file", "url: quay.example, username: robot, password: {file")
                .replace(
                        "{name: checkout, repository: acme/checkout}",
                        "{name: checkout, registry: quay, repository: acme/checkout}"));
        assertThat(impact("HEAD"))
                .anyMatch(line -> line.matches(
                        "registry +quay +changed +pulls with: username acme, password -> username robot, password; pushes"
                                + " with: .*; url: quay.io -> quay.example"))
                .anyMatch(line -> line.matches("application +checkout +changed +image in production: acme/checkout ->"
                        + " quay.example/acme/checkout; image in staging: .*"))
                .anyMatch(line -> line.matches(
                        "build config +checkout +changed +image: acme/checkout -> quay.example/acme/checkout; registry: hub"
                                + " -> quay"));
    }

    @Test
    void namesThePullMethodBeforeAndAfter() throws IOException {
        write(FORMER.replace("namespace: payments", "namespace: payments\n    nodePulls: [quay]")
                .replace("name: regcred, delivery", "name: login, delivery")
                .replace("environments: [staging]\n    build", "environments: [production]\n    build"));
        assertThat(impact("HEAD"))
                .anyMatch(line -> line.matches(
                        "application +checkout +changed +pull method in production: secret regcred -> secret login"))
                .anyMatch(line -> line.matches("application +managed +changed .*; pull method in production: none -> "
                        + "node-login; pull method in staging: secret regcred -> none"));
    }

    @Test
    void recognizesARenamedApplication() throws IOException {
        write(FORMER.replace("{name: leaving,", "{name: staying, renamedFrom: leaving,"));
        assertThat(impact("HEAD"))
                .anyMatch(line -> line.matches("application +leaving -> staying +renamed *"))
                .anyMatch(line -> line.matches("build config +leaving -> staying +renamed *"))
                .noneMatch(line -> line.contains("added") || line.contains("removed"));
    }

    @Test
    void readsReferencedFilesOfTheRevision() throws IOException {
        Files.writeString(folder.resolve("config/docker/Dockerfile"), "FROM busybox\n");
        assertThat(impact("HEAD"))
                .containsExactly(
                        "item          name     change   values",
                        "application   managed  changed",
                        "build config  managed  changed");
    }

    @Test
    void readsAllowedFilesThatNoCommitContains(@TempDir Path outside) throws Exception {
        Path dockerfile = Files.writeString(outside.resolve("Dockerfile"), "FROM scratch\n");
        write(FORMER.replace("docker/Dockerfile", dockerfile.toString()));
        commit("second");
        Result<ValidationResult> result = new RegistriesCompiler()
                .validate(CompilerRunner.request(folder, "config", Map.of()).toBuilder()
                        .allowedPaths(List.of(outside))
                        .baseline(Optional.of("HEAD"))
                        .build());
        assertThat(lines(result)).containsExactly("no impact: nothing differs from the baseline");
    }

    @Test
    void readsNoSecret() throws IOException {
        write(FORMER.replace("{file: secrets/quay.txt}", "{file: secrets/other.txt}"));
        assertThat(impact("HEAD")).contains("registry     quay             changed");
    }

    @Test
    void comparesANewFileWithAnEmptyOne() throws Exception {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new/registries.yaml"), "apiVersion: registries/v1\n");
        assertThat(lines(validate("new", "HEAD"))).contains("environment  default  added");
    }

    @Test
    void doesNotReadAnOptionAsARevision() {
        assertThat(validate("--all").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNKNOWN_BASELINE);
    }

    @Test
    void fetchesNothingThatAPartialCloneLacks() throws Exception {
        write("# changes\n" + FORMER);
        commit("source changes");
        Files.writeString(folder.resolve("config/docker/Dockerfile"), "FROM busybox\n");
        commit("a file that it names changes");
        git("config", "uploadpack.allowFilter", "true");
        git("clone", "-q", "--filter=blob:none", folder.toUri().toString(), "clone");
        Path fetched = folder.resolve("fetched");
        git("-C", "clone", "config", "remote.origin.uploadpack", "touch '" + fetched + "'; false");
        for (String revision : List.of("HEAD~1", "HEAD~2")) {
            assertThat(CompilerRunner.validate(folder.resolve("clone"), "config", revision)
                            .diagnostics())
                    .singleElement()
                    .satisfies(diagnostic -> {
                        assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNKNOWN_BASELINE);
                        assertThat(diagnostic.message())
                                .isEqualTo("`" + revision
                                        + "` in registries.validate.baseline cannot be read: the partial clone lacks"
                                        + " required objects, which are not fetched");
                        assertThat(diagnostic.help())
                                .hasValueSatisfying(
                                        help -> assertThat(help).contains("`git fetch --refetch --no-filter`"));
                    });
        }
        assertThat(fetched).doesNotExist();
        git("-C", "clone", "config", "--unset", "remote.origin.uploadpack");
        git("-C", "clone", "fetch", "-q", "--refetch", "--no-filter");
        assertThat(CompilerRunner.validate(folder.resolve("clone"), "config", "HEAD~2")
                        .isSuccess())
                .isTrue();
    }

    @Test
    void readsTheCommittedFileDespiteNewLinks() throws Exception {
        Files.createDirectories(folder.resolve("config/other"));
        Files.writeString(folder.resolve("config/other/Dockerfile"), "FROM busybox\n");
        git("add", ".");
        git("-c", "user.name=one", "-c", "user.email=one@example.org", "commit", "-qm", "second");
        Files.delete(folder.resolve("config/docker/Dockerfile"));
        Files.delete(folder.resolve("config/docker"));
        Files.createSymbolicLink(folder.resolve("config/docker"), Path.of("other"));
        assertThat(impact("HEAD")).contains("build config  managed  changed");
    }

    @ParameterizedTest
    @CsvSource({"linked.yaml, registries.yaml, linked.yaml", "linked/registries.yaml, config, linked"})
    void doesNotFollowALinkOfACommit(String source, String target, String name) throws Exception {
        Files.writeString(folder.resolve("registries.yaml"), "apiVersion: registries/v1\n");
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
        git("add", ".");
        git("-c", "user.name=one", "-c", "user.email=one@example.org", "commit", "-qm", "second");
        Result<ValidationResult> result = validate(source, "HEAD");
        assertThat(result.value().orElseThrow().impact()).isEmpty();
        assertThat(result.diagnostics()).anySatisfy(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.INVALID_BASELINE);
            assertThat(diagnostic.message())
                    .isEqualTo("the impact cannot be determined: the baseline `HEAD` contains a link, which is not"
                            + " followed: `" + name + "`");
        });
    }

    @Test
    void revisionTakesPrecedenceOverAFile() throws Exception {
        git("branch", "release/one");
        write(FORMER.replace("namespace: payments", "namespace: money"));
        Files.createDirectories(folder.resolve("release"));
        for (String hidden : List.of("release/one", "HEAD")) {
            // Compared with this file, nothing would have changed.
            Files.writeString(folder.resolve(hidden), FORMER.replace("namespace: payments", "namespace: money"));
            assertThat(impact(hidden))
                    .as(hidden)
                    .contains("environment  production  changed  namespace: payments -> money");
        }
    }

    @Test
    void prefixSelectsAFileOrARevision() throws Exception {
        git("branch", "former");
        write(FORMER.replace("namespace: payments", "namespace: money"));
        previous();
        Files.writeString(
                folder.resolve("former/registries.yaml"), FORMER.replace("namespace: payments", "namespace: money"));
        assertThat(impact("file:former")).containsExactly("no impact: nothing differs from the baseline");
        assertThat(impact("rev:former")).contains("environment  production  changed  namespace: payments -> money");
        git("branch", "-D", "former");
        assertThat(impact("former")).containsExactly("no impact: nothing differs from the baseline");
        assertThat(validate("rev:former").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNKNOWN_BASELINE);
    }

    @Test
    void replacedSealingCertificateIsAWarning() throws IOException {
        Files.writeString(
                folder.resolve("config/sealing.pem"),
                FakeSealedSecretsController.withRsaKey().certificate());
        assertThat(impact("HEAD")).contains("pull secret  production/regcred  changed");
        assertWarning(
                DiagnosticCode.CHANGED_ENCRYPTION_KEY,
                "pull secret `production/regcred` is encrypted for the sealing certificate `sealing.pem`, which the"
                        + " baseline does not use for it");
    }

    @Test
    void commentInACertificateFileHasNoImpact() throws IOException {
        Path certificate = folder.resolve("config/sealing.pem");
        Files.writeString(certificate, "# fetched today\n" + Files.readString(certificate));
        assertThat(impact("HEAD")).containsExactly("no impact: nothing differs from the baseline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivery: sealed-secret, sealing: {certificate: sealing.pem}|delivery: sops, recipients: [RECIPIENT]",
                "{name: staging}|{name: staging, pullSecrets: [{name: new, delivery: sops, recipients: [RECIPIENT]}]}"
            })
    void newRecipientIsAWarning(String before, String after) throws IOException {
        String recipient = AgeIdentity.make().recipient().toString();
        write(FORMER.replace(before, after.replace("RECIPIENT", recipient)));
        assertThat(validate("HEAD").diagnostics()).anySatisfy(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.CHANGED_ENCRYPTION_KEY);
            assertThat(diagnostic.message())
                    .contains("is encrypted for the recipient `" + recipient + "`, which the baseline does not use");
        });
    }

    @Test
    void knownKeyOfANewPullSecretIsNoWarning() throws IOException {
        write(FORMER.replace(
                "{name: staging}",
                "{name: staging, namespace: shop, pullSecrets: [{name: new, delivery: sealed-secret, sealing:"
                        + " {certificate: sealing.pem}}]}"));
        assertThat(validate("HEAD").diagnostics()).noneMatch(BaselineTest::isWarning);
    }

    @Test
    void replacedCaCertificateIsAWarning() throws Exception {
        String withCertificate = FORMER.replace("environments:\n  - {name: staging}", """
                  - {name: lab, type: other, url: lab.example, username: acme, password: {env: LAB}, connection: secure-with-cert, caCertificate: ca.pem}
                environments:
                  - {name: staging}""");
        Files.copy(Certificates.pem("ca"), folder.resolve("config/ca.pem"));
        write(withCertificate);
        commit("second");
        Files.writeString(folder.resolve("config/ca.pem"), Files.readString(Certificates.pem("other-ca")));
        assertThat(impact("HEAD")).anyMatch(line -> line.matches("registry +lab +changed"));
        assertWarning(
                DiagnosticCode.CHANGED_CA_CERTIFICATE,
                "registry `lab` trusts the CA certificate `ca.pem`, which is new or has changed since the baseline");
    }

    @Test
    void newHostOfARegistryIsAWarning() throws IOException {
        write(FORMER.replace("type: quay, username", "type: other, url: quay.example, username"));
        assertNewHost("quay", "quay.example");
    }

    @Test
    void newRegistryWithCredentialsIsAWarning() throws IOException {
        write(
                FORMER.replaceFirst(
                        "environments:",
                        "  - {name: new, type: other, url: new.example, username: acme, password: {env: OTHER}}\nenvironments:"));
        assertNewHost("new", "new.example");
    }

    @Test
    void secretOfAnotherHostIsAWarning() throws IOException {
        write(FORMER.replace("{file: secrets/quay.txt}", "{env: TOKEN}"));
        assertNewHost("quay", "quay.io");
    }

    private void assertNewHost(String registry, String host) {
        assertWarning(
                DiagnosticCode.NEW_CREDENTIAL_HOST,
                "the credentials of registry `" + registry + "` are sent to `" + host
                        + "`, to which the baseline does not send them");
    }

    @Test
    void newSecretForTheSameHostIsNoWarning() throws IOException {
        write(FORMER.replace("{env: TOKEN}", "{env: ROTATED}"));
        assertThat(validate("HEAD").diagnostics()).noneMatch(BaselineTest::isWarning);
    }

    private static boolean isWarning(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.WARNING;
    }

    private void assertWarning(DiagnosticCode code, String message) {
        assertThat(validate("HEAD").diagnostics())
                .filteredOn(BaselineTest::isWarning)
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(code);
                    assertThat(diagnostic.message()).isEqualTo(message);
                    assertThat(diagnostic.span()).isPresent();
                });
    }

    private List<String> impact(String baseline) {
        return lines(validate(baseline));
    }

    private static List<String> lines(Result<ValidationResult> result) {
        return ImpactTable.of(result.value().orElseThrow().impact().orElseThrow()).stream()
                .map(ConsoleLine::text)
                .toList();
    }

    private Result<ValidationResult> validate(String baseline) {
        return validate("config", baseline);
    }

    private Result<ValidationResult> validate(String source, String baseline) {
        return new RegistriesCompiler()
                .validate(CompilerRunner.request(folder, source, Map.of()).toBuilder()
                        .baseline(Optional.of(baseline))
                        .build());
    }

    private String previous() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("former/docker"));
        Files.writeString(outside.resolve("Dockerfile"), "FROM scratch\n");
        Files.copy(folder.resolve("config/sealing.pem"), folder.resolve("former/sealing.pem"));
        Files.writeString(folder.resolve("former/registries.yaml"), FORMER);
        return "former";
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("config/registries.yaml"), text);
    }

    private void commit(String message) throws Exception {
        git("add", ".");
        git("-c", "user.name=one", "-c", "user.email=one@example.org", "commit", "-qm", message);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
