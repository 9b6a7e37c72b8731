// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.DiffResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Difference;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.UnifiedDiff;
import io.registries.compiler.testing.DeliveryFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code diff} reports differences between the output and the declaration. */
class DiffTest {
    private static final String YAML = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: HUB}, default: true}
            environments:
              - name: production
                namespace: payments
                pullSecrets: [{name: regcred}]
              - name: sealed
                namespace: payments-sealed
                pullSecrets: [{name: regcred, delivery: sealed-secret, sealing: {certificate: SEALING}}]
              - name: encrypted
                namespace: payments-encrypted
                pullSecrets: [{name: regcred, delivery: sops, recipients: [RECIPIENT]}]
            applications:
              - {name: checkout, repository: acme/checkout}
            """;
    private static final String SNIPPET = "image-pull-secrets/production/checkout.yaml";
    private static final String VALUES = "dt-secrets/production/regcred/values.yaml";
    private static final String SEALED = "sealed-secrets/sealed/regcred.yaml";
    private static final String SOPS = "sops-values/encrypted/regcred/values.sops.yaml";
    private static final String CHANGED = "` in `out` differs from the declaration";
    private static final String HIDDEN = " only in a value that is not shown";
    private static final Map<String, String> NO_SECRET = Map.of("FINGERPRINT_KEY", "made-up-key-of-32-bytes-in-length");

    @TempDir
    private Path folder;

    private DeliveryFixture deliveries;

    @BeforeEach
    void compile() throws IOException {
        deliveries = new DeliveryFixture(folder);
        deliveries.declare(YAML);
        deliveries.compiled(DeliveryFixture.byFingerprint());
    }

    @Test
    void unchangedOutputHasNoDifferences() throws IOException {
        assertThat(differences(diff())).isEmpty();
        assertThat(diff().diagnostics()).isEmpty();
    }

    @Test
    void reportsAMissingFileAtItsDeclaration() throws IOException {
        Files.delete(deliveries.output().resolve(SNIPPET));
        assertThat(reported(diff())).containsExactly("15:12 `" + SNIPPET + "` is missing from `out`");
    }

    @Test
    void reportsBothLinesOfAManuallyChangedFile() throws IOException {
        Files.writeString(deliveries.output().resolve(SNIPPET), "imagePullSecrets: []\n");
        Result<DiffResult> drift = diff();
        assertThat(reported(drift)).containsExactly("15:12 `" + SNIPPET + CHANGED);
        assertThat(lines(drift))
                .contains("--- a/" + SNIPPET, "+++ b/" + SNIPPET, "-imagePullSecrets: []", "+  - regcred");
    }

    @Test
    void reportsAFileThatIsNoLongerDeclared() throws IOException {
        deliveries.declare(YAML.replace("checkout", "payments"));
        assertThat(reported(diff()))
                .contains("- `" + SNIPPET + "` in `out` is no longer declared")
                .contains("15:12 `image-pull-secrets/production/payments.yaml` is missing from `out`");
    }

    @Test
    void reportsAnUncompiledDeclarationAtItsLine() throws IOException {
        deliveries.declare(YAML.replace("[{name: regcred}]", "[{name: regcred, labels: {team: a}}]"));
        Result<DiffResult> drift = diff();
        assertThat(reported(drift)).contains("7:26 `" + VALUES + CHANGED);
        assertThat(lines(drift)).contains("+  team: a");
    }

    @Test
    void reportsAChangedSecretWithoutItsValue() throws IOException {
        deliveries.environment.put("HUB", "canary-of-another-kind");
        Result<DiffResult> drift = diff();
        assertThat(reported(drift))
                .containsExactlyInAnyOrder(
                        "7:26 `" + VALUES + CHANGED + HIDDEN,
                        "7:26 `kubernetes-secrets/production/regcred.yaml" + CHANGED + HIDDEN,
                        "10:26 `" + SEALED + CHANGED,
                        "13:26 `" + SOPS + CHANGED);
        assertThat(lines(drift)).contains("--- a/" + VALUES, "@@ differs only in a value that is not shown @@");
        assertNoSecretIn(drift);
    }

    @Test
    void masksManualChangesOfSecretFiles() throws IOException {
        Path values = deliveries.output().resolve(VALUES);
        Files.writeString(values, "note: canary\n" + Files.readString(values));
        Result<DiffResult> drift = diff();
        assertThat(reported(drift)).hasSize(1);
        assertThat(lines(drift)).contains("-***");
        assertNoSecretIn(drift);
    }

    @Test
    void masksSecretOutputOfUserTemplates() throws IOException {
        Path own = Files.createDirectories(folder.resolve("templates/dt-secrets"));
        Files.writeString(own.resolve("values.yaml.mustache"), """
                note: {{secrets.data}}
                name: {{name}}
                type: {{type}}
                labels: {{labels}}
                annotations: {{annotations}}
                secrets: {{secrets}}
                """);
        Result<DiffResult> drift = diff();
        assertThat(reported(drift)).contains("7:26 `" + VALUES + CHANGED);
        assertNoSecretIn(drift);
    }

    /** The output is committed: git, editors and hooks change what the lines do not show. */
    @ParameterizedTest
    @CsvSource({
        "CRLF, the line endings",
        "CR, the line endings",
        "FIRST_LINE_CRLF, the line endings",
        "NO_FINAL_LINE_BREAK, the final line break",
        "BYTE_ORDER_MARK, the byte order mark",
        "TRAILING_BLANK, blanks at the ends of lines",
        "TRAILING_NO_BREAK_SPACE, blanks at the ends of lines",
        "EVERYTHING, the byte order mark and the line endings and the final line break and blanks at the ends of lines"
    })
    void namesAChangeThatTheLinesDoNotShow(Edit edit, String changes) throws IOException {
        for (String path : List.of(SNIPPET, VALUES, SEALED, SOPS)) {
            String before = Files.readString(deliveries.output().resolve(path));
            Files.writeString(deliveries.output().resolve(path), edit.apply(before));
            for (Result<DiffResult> drift : List.of(diff(), diffWithoutSecrets())) {
                assertThat(reported(drift)).singleElement().asString().endsWith(CHANGED + " only in " + changes);
                assertThat(lines(drift))
                        .containsExactly("--- a/" + path, "+++ b/" + path, "@@ differs only in " + changes + " @@");
                assertThat(helpOf(drift).contains(".gitattributes")).isEqualTo(changes.contains("line endings"));
            }
            Files.writeString(deliveries.output().resolve(path), before);
        }
    }

    /** What happens to committed files. */
    @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
    enum Edit {
        CRLF(text -> text.replace("\n", "\r\n")),
        CR(text -> text.replace("\n", "\r")),
        FIRST_LINE_CRLF(text -> text.replaceFirst("\n", "\r\n")),
        NO_FINAL_LINE_BREAK(text -> text.substring(0, text.length() - 1)),
        BYTE_ORDER_MARK(text -> "\uFEFF" + text),
        TRAILING_BLANK(text -> text.replaceFirst("\n", " \t\n")),
        TRAILING_NO_BREAK_SPACE(text -> text.replaceFirst("\n", "\u00A0\n")),
        EVERYTHING(text -> BYTE_ORDER_MARK.apply(CRLF.apply(NO_FINAL_LINE_BREAK.apply(TRAILING_BLANK.apply(text)))));

        private final UnaryOperator<String> edit;

        Edit(UnaryOperator<String> edit) {
            this.edit = edit;
        }

        private String apply(String text) {
            return edit.apply(text);
        }
    }

    @Test
    void namesLineEndingsBesideOtherChanges() throws IOException {
        Files.writeString(deliveries.output().resolve(SNIPPET), "imagePullSecrets: []\r\n");
        assertThat(reported(diff())).containsExactly("15:12 `" + SNIPPET + CHANGED);
        assertThat(lines(diff()))
                .contains("-imagePullSecrets: []", "+  - regcred")
                .endsWith("@@ differs also in the line endings @@");
    }

    @Test
    void doesNotCallADifferentSecretInvisible() throws IOException {
        Path values = deliveries.output().resolve(VALUES);
        Files.writeString(values, Files.readString(values).replace("\n", "\r\n"));
        deliveries.environment.put("HUB", "canary-of-another-kind");
        Result<DiffResult> drift = diff();
        assertThat(reported(drift))
                .contains("7:26 `" + VALUES + CHANGED + " only in the line endings and a value that is not shown");
        assertNoSecretIn(drift);
    }

    @Test
    void comparesWithoutSecretsExceptValues() throws IOException {
        Result<DiffResult> clean =
                new RegistriesCompiler().diff(deliveries.request(DeliveryFixture.byFingerprint(), NO_SECRET));
        assertThat(differences(clean)).isEmpty();
        assertThat(clean.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.SECRET_VALUES_SKIPPED);
        deliveries.declare(YAML.replace("[{name: regcred}]", "[{name: regcred, labels: {team: a}}]"));
        assertThat(reported(
                        new RegistriesCompiler().diff(deliveries.request(DeliveryFixture.byFingerprint(), NO_SECRET))))
                .contains("7:26 `" + VALUES + CHANGED);
    }

    @Test
    void reportsAManuallyChangedManifest() throws IOException {
        Path manifest = deliveries.output().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("regcred-production", "other"));
        assertThat(reported(diff())).singleElement().asString().contains("`manifest.json`");
    }

    @Test
    void theManifestComesLastAndIsNoFurtherDiagnostic() throws IOException {
        deliveries.declare(YAML.replace("checkout", "payments"));
        assertThat(reported(diff())).noneMatch(drift -> drift.contains("manifest.json"));
        assertThat(differences(diff())).extracting(Difference::path).endsWith("manifest.json");
    }

    @Test
    void showsTheStartOfACiphertext() throws IOException {
        deliveries.declare(YAML.replace("namespace: payments", "namespace: shop"));
        assertThat(UnifiedDiff.of(differences(diff())))
                .anyMatch(line -> line.text().matches("[+] +\\.dockerconfigjson: .*[.]{3}"))
                .filteredOn(line -> line.text().contains("dockerconfigjson"))
                .allMatch(line -> line.text().length() < 110);
    }

    @Test
    void writesNothing() throws IOException {
        Files.delete(deliveries.output().resolve(SNIPPET));
        Map<String, String> before = deliveries.files();
        diff();
        assertThat(deliveries.files()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void appearsInEveryReport(ReportFormat format) throws IOException {
        Files.delete(deliveries.output().resolve(SNIPPET));
        Result<DiffResult> drift = diff();
        String report = format.reporter().report(Report.of(drift.diagnostics()).and(differences(drift)));
        assertThat(report.replaceAll("</?code>", "`")).contains("is missing from `out`");
    }

    private Result<DiffResult> diff() throws IOException {
        return new RegistriesCompiler()
                .diff(deliveries.request(DeliveryFixture.byFingerprint(), deliveries.environment));
    }

    private Result<DiffResult> diffWithoutSecrets() throws IOException {
        return new RegistriesCompiler().diff(deliveries.request(DeliveryFixture.byFingerprint(), NO_SECRET));
    }

    private static String helpOf(Result<DiffResult> drift) {
        return drift.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.DRIFT)
                .map(diagnostic -> diagnostic.help().orElseThrow())
                .collect(Collectors.joining());
    }

    private static List<Difference> differences(Result<DiffResult> drift) {
        return drift.value().orElseThrow().differences();
    }

    private static List<String> reported(Result<DiffResult> drift) {
        return drift.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.DRIFT)
                .map(diagnostic -> diagnostic
                                .span()
                                .map(span -> span.line() + ":" + span.column())
                                .orElse("-")
                        + " " + diagnostic.message())
                .toList();
    }

    private static void assertNoSecretIn(Result<DiffResult> drift) {
        assertThat(drift.diagnostics() + String.join("\n", lines(drift)))
                .doesNotContain("canary", DeliveryFixture.base64("canary").substring(0, 7));
    }

    private static List<String> lines(Result<DiffResult> drift) {
        return UnifiedDiff.of(differences(drift)).stream()
                .map(ConsoleLine::text)
                .toList();
    }
}
