// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.EncryptionOptions;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.testing.AgeIdentity;
import io.registries.compiler.testing.DeliveryFixture;
import io.registries.compiler.testing.FakeSealedSecretsController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files are encrypted again only if their inputs have changed. Users of other tools reported needless changes
 * (sealed-secrets #376) and merge conflicts (sops #52, #1712).
 */
class ReencryptionTest {
    private static final int RUNS = 100;
    private static final String SEALED_HUB = "sealed-secrets/sealed/for-hub.yaml";
    private static final String SEALED_QUAY = "sealed-secrets/sealed/for-quay.yaml";
    private static final String SOPS_HUB = "sops-values/encrypted/for-hub/values.sops.yaml";
    private static final String SOPS_QUAY = "sops-values/encrypted/for-quay/values.sops.yaml";
    private static final String PLAIN_QUAY = "dt-secrets/plain/for-quay/values.yaml";
    private static final String SECRET_QUAY = "kubernetes-secrets/plain/for-quay.yaml";
    private static final String YAML = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: HUB}, default: true}
              - {name: quay, type: quay, username: acme, password: {env: QUAY}}
            environments:
              - name: plain
                namespace: plain
                pullSecrets: [{name: for-hub, registries: [hub]}, {name: for-quay, registries: [quay]}]
              - name: sealed
                namespace: payments
                pullSecrets:
                  - {name: for-hub, registries: [hub], delivery: sealed-secret, sealing: {certificate: SEALING}}
                  - {name: for-quay, registries: [quay], delivery: sealed-secret, sealing: {certificate: SEALING}}
              - name: encrypted
                namespace: encrypted
                pullSecrets:
                  - {name: for-hub, registries: [hub], delivery: sops, recipients: [RECIPIENT]}
                  - {name: for-quay, registries: [quay], delivery: sops, recipients: [RECIPIENT]}
              - name: external
                namespace: payments
                pullSecrets:
                  - name: regcred
                    delivery: external-secret
                    external: {store: {name: vault}, logins: {hub: {key: hub}, quay: {key: quay}}}
            applications:
              - {name: on-hub, repository: acme/app}
              - {name: on-quay, registry: quay, repository: acme/app}
            """;

    @TempDir
    private Path folder;

    private DeliveryFixture deliveries;

    @BeforeEach
    void declare() throws IOException {
        deliveries = new DeliveryFixture(folder);
        deliveries.declare(YAML);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hundredRunsProduceTheSameBytes(boolean withKey) throws IOException {
        EncryptionOptions reseal = withKey ? DeliveryFixture.byFingerprint() : EncryptionOptions.WHEN_DECLARED;
        Map<String, String> first = deliveries.compiled(reseal);
        for (int run = 1; run < RUNS; run++) {
            assertThat(deliveries.compiled(reseal)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void userTemplateWithBlanksAtTheEndsOfLinesProducesTheSameBytes(boolean withKey) throws IOException {
        Path own = Files.createDirectories(folder.resolve("templates/dt-secrets"));
        Files.writeString(own.resolve("values.yaml.mustache"), """
                name: {{name}}
                type: {{type}} # chart\s\s
                labels: {{labels}}
                annotations: {{annotations}}
                secrets: {{secrets}}
                # end\s""");
        EncryptionOptions reseal = withKey ? DeliveryFixture.byFingerprint() : EncryptionOptions.WHEN_DECLARED;
        deliveries.compiled(reseal);
        Map<String, String> second = deliveries.compiled(reseal);
        assertThat(second.get(SOPS_HUB)).contains("# chart");
        assertThat(deliveries.compiled(reseal)).isEqualTo(second);
    }

    /** As git checks out committed files on Windows. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherLineEndingsDoNotEncryptAgain(boolean withKey) throws IOException {
        EncryptionOptions reseal = withKey ? DeliveryFixture.byFingerprint() : EncryptionOptions.WHEN_DECLARED;
        Map<String, String> first = deliveries.compiled(reseal);
        for (String path : List.of(SEALED_HUB, SOPS_HUB)) {
            Files.writeString(
                    deliveries.output().resolve(path),
                    first.getOrDefault(path, "").replace("\n", "\r\n"));
        }
        assertThat(deliveries.compiled(reseal)).isEqualTo(first);
    }

    @Test
    void changedPasswordChangesOnlyItsFiles() throws IOException {
        assertThat(changedBy(() -> deliveries.environment.put("QUAY", "another"), DeliveryFixture.byFingerprint()))
                .containsExactlyInAnyOrder(PLAIN_QUAY, SECRET_QUAY, SEALED_QUAY, SOPS_QUAY);
    }

    @Test
    void withoutAKeyAChangedPasswordIsNotDetected() throws IOException {
        assertThat(changedBy(() -> deliveries.environment.put("QUAY", "another"), EncryptionOptions.WHEN_DECLARED))
                .containsExactlyInAnyOrder(PLAIN_QUAY, SECRET_QUAY);
    }

    @Test
    void withoutAKeyAChangedReferenceIsDetected() throws IOException {
        deliveries.environment.put("OTHER", "made-up");
        String other = YAML.replace("{env: QUAY}", "{env: OTHER}");
        assertThat(changedBy(() -> deliveries.declare(other), EncryptionOptions.WHEN_DECLARED))
                .contains(SEALED_QUAY, SOPS_QUAY)
                .doesNotContain(SEALED_HUB, SOPS_HUB);
    }

    @Test
    void changedLabelKeepsTheSealedValue() throws IOException {
        String before = deliveries.compiled(EncryptionOptions.WHEN_DECLARED).getOrDefault(SEALED_HUB, "");
        deliveries.declare(YAML.replace(
                "{name: for-hub, registries: [hub], delivery: sealed-secret,",
                "{name: for-hub, labels: {team: a}, registries: [hub], delivery: sealed-secret,"));
        String after = deliveries.compiled(EncryptionOptions.WHEN_DECLARED).getOrDefault(SEALED_HUB, "");
        assertThat(after).isNotEqualTo(before).contains("team");
        assertThat(ciphertext(after)).isNotEmpty().isEqualTo(ciphertext(before));
    }

    @Test
    void changedLabelIsEncryptedAgain() throws IOException {
        String labelled = YAML.replace(
                "{name: for-hub, registries: [hub], delivery: sops,",
                "{name: for-hub, labels: {team: a}, registries: [hub], delivery: sops,");
        assertThat(changedBy(() -> deliveries.declare(labelled), EncryptionOptions.WHEN_DECLARED))
                .containsExactly(SOPS_HUB);
    }

    @Test
    void newCertificateSealsAgain() throws IOException {
        assertThat(changedBy(
                        () -> Files.writeString(
                                folder.resolve("sealing.pem"),
                                FakeSealedSecretsController.withRsaKey().certificate()),
                        EncryptionOptions.WHEN_DECLARED))
                .containsExactlyInAnyOrder(SEALED_HUB, SEALED_QUAY);
    }

    @Test
    void everythingIsEncryptedAgainOnRequest() throws IOException {
        assertThat(changedBy(() -> {}, new EncryptionOptions(Optional.empty(), true)))
                .containsExactlyInAnyOrder(SEALED_HUB, SEALED_QUAY, SOPS_HUB, SOPS_QUAY);
    }

    /** A modification of a committed file by somebody who has no secret. */
    private enum Tampering {
        SOPS_IN_PLAIN_TEXT(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replaceAll("\"ENC\\[[^]]*]\"", "\"{}\"");
            }
        },
        SOPS_WITHOUT_VALUES(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replaceAll("\"ENC\\[[^]]*]\"", "\"\"");
            }
        },
        SOPS_WITH_A_FURTHER_ENTRY(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replace("secrets:\n", "secrets:\n  more: [{key: evil.sh, value: rm}]\n");
            }
        },
        SOPS_WITH_ANOTHER_LABEL(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replace("labels:", "labels:\n  injected: \"yes\"");
            }
        },
        SOPS_FOR_ANOTHER_RECIPIENT(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replace(
                        deliveries.identity.recipient().toString(),
                        AgeIdentity.make().recipient().toString());
            }
        },
        SOPS_OF_ANOTHER_TYPE(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replaceFirst("type:str", "type:int");
            }
        },
        SOPS_WITH_OTHER_METADATA(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replace("encrypted_regex: ^value$", "encrypted_regex: ^none$");
            }
        },
        SOPS_DECRYPTED(SOPS_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.substring(0, text.indexOf("sops:")).replaceAll("\"ENC\\[[^]]*]\"", "\"{}\"");
            }
        },
        SEALED_IN_PLAIN_TEXT(SEALED_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replaceAll("[A-Za-z0-9+/=]{100,}", "e30=");
            }
        },
        SEALED_WITH_ANOTHER_LABEL(SEALED_HUB) {
            @Override
            String apply(String text, DeliveryFixture deliveries) {
                return text.replace("metadata:\n", "metadata:\n  labels: {injected: \"yes\"}\n");
            }
        };

        private final String path;

        Tampering(String path) {
            this.path = path;
        }

        abstract String apply(String text, DeliveryFixture deliveries);
    }

    @ParameterizedTest
    @EnumSource
    void modifiedFileIsReportedAndReplaced(Tampering tampering) throws IOException {
        for (EncryptionOptions options : List.of(EncryptionOptions.WHEN_DECLARED, DeliveryFixture.byFingerprint())) {
            String whole = deliveries.compiled(options).getOrDefault(tampering.path, "");
            String modified = tampering.apply(whole, deliveries);
            assertThat(modified).isNotEqualTo(whole);
            for (Map<String, String> known : List.of(deliveries.environment, withoutSecrets())) {
                Files.writeString(deliveries.output().resolve(tampering.path), modified);
                assertThat(drifted(options, known))
                        .as("%s %s", tampering, known)
                        .containsExactly(tampering.path);
            }
            assertThat(deliveries.compiled(options).getOrDefault(tampering.path, ""))
                    .isNotEqualTo(modified);
            assertThat(drifted(options, deliveries.environment)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SOPS_HUB, SEALED_HUB})
    void replacedCiphertextIsDetectedWithAKey(String path) throws IOException {
        Map<String, String> environment = Map.copyOf(deliveries.environment);
        deliveries.environment.put("HUB", "the login of somebody else");
        String others = deliveries.compiled(DeliveryFixture.byFingerprint()).getOrDefault(path, "");
        deliveries.environment.putAll(environment);
        String own = deliveries.compiled(DeliveryFixture.byFingerprint()).getOrDefault(path, "");
        Path file = deliveries.output().resolve(path);
        Files.writeString(
                file, firstLine(own) + others.substring(firstLine(others).length()));
        assertThat(drifted(DeliveryFixture.byFingerprint(), deliveries.environment))
                .containsExactly(path);
        assertThat(drifted(DeliveryFixture.byFingerprint(), withoutSecrets())).containsExactly(path);
        // Without a key, ciphertext cannot be verified, which is reported.
        assertThat(drifted(EncryptionOptions.WHEN_DECLARED, deliveries.environment))
                .isEmpty();
        assertThat(diff(EncryptionOptions.WHEN_DECLARED, deliveries.environment))
                .filteredOn(diagnostic -> diagnostic.code() == DiagnosticCode.CIPHERTEXT_NOT_VERIFIED)
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message())
                        .isEqualTo("the ciphertext of 4 encrypted files is not verified, and a changed secret is not"
                                + " detected, because registries.encryption.fingerprintKey is not set: `"
                                + SEALED_HUB + "`, `" + SEALED_QUAY + "`, `" + SOPS_HUB + "`, `" + SOPS_QUAY + "`"));
        assertThat(diff(DeliveryFixture.byFingerprint(), deliveries.environment))
                .extracting(Diagnostic::code)
                .doesNotContain(DiagnosticCode.CIPHERTEXT_NOT_VERIFIED);
        assertThat(deliveries.compiled(DeliveryFixture.byFingerprint()).getOrDefault(path, ""))
                .doesNotContain(others.substring(firstLine(others).length()));
    }

    @Test
    void filesThatAreKeptWithoutAKeyAreNamed() throws IOException {
        assertThat(kept(EncryptionOptions.WHEN_DECLARED)).isEmpty();
        deliveries.environment.put("HUB", "rotated");
        assertThat(kept(EncryptionOptions.WHEN_DECLARED)).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.severity()).isEqualTo(Severity.NOTE);
            assertThat(diagnostic.message()).contains(SEALED_HUB, SOPS_HUB, "registries.encryption.fingerprintKey");
        });
        assertThat(diff(EncryptionOptions.WHEN_DECLARED, deliveries.environment))
                .filteredOn(diagnostic -> diagnostic.severity() == Severity.WARNING)
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.CIPHERTEXT_NOT_VERIFIED);
        assertThat(kept(new EncryptionOptions(Optional.empty(), true))).isEmpty();
        assertThat(kept(DeliveryFixture.byFingerprint())).isEmpty();
        assertThat(kept(DeliveryFixture.byFingerprint())).isEmpty();
    }

    private List<Diagnostic> kept(EncryptionOptions options) throws IOException {
        return deliveries.compile(options).diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.CIPHERTEXT_NOT_VERIFIED)
                .toList();
    }

    @Test
    void fingerprintsOfOneSecretDiffer() throws IOException {
        deliveries.declare(YAML.replace("- name: external", """
                - name: other
                    namespace: payments
                    pullSecrets:
                      - {name: for-hub, registries: [hub], delivery: sops, recipients: [RECIPIENT]}
                      - {name: for-quay, registries: [quay], delivery: sops, recipients: [RECIPIENT]}
                  - name: external"""));
        String other = "sops-values/other/for-hub/values.sops.yaml";
        Map<String, String> files = deliveries.compiled(DeliveryFixture.byFingerprint());
        String text = files.getOrDefault(SOPS_HUB, "");
        assertThat(values(text)).hasSize(64).isNotEqualTo(values(files.getOrDefault(other, "")));
        Files.writeString(deliveries.output().resolve(other), text);
        assertThat(drifted(DeliveryFixture.byFingerprint(), withoutSecrets())).containsExactly(other);
    }

    private static String values(String file) {
        return firstLine(file).replaceAll(".*, values ([0-9a-f]+),.*\n", "$1");
    }

    private static String firstLine(String file) {
        return file.substring(0, file.indexOf('\n') + 1);
    }

    private Map<String, String> withoutSecrets() {
        return Map.of("FINGERPRINT_KEY", deliveries.environment.getOrDefault("FINGERPRINT_KEY", ""));
    }

    private List<Diagnostic> diff(EncryptionOptions options, Map<String, String> known) throws IOException {
        return new RegistriesCompiler().diff(deliveries.request(options, known)).diagnostics();
    }

    private List<String> drifted(EncryptionOptions options, Map<String, String> known) throws IOException {
        return diff(options, known).stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.DRIFT)
                .map(diagnostic -> diagnostic.message().replaceAll("^`([^`]*)`.*$", "$1"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"made-up-key-of-32-bytes-in-length", "env:SHORT", "env:NOT_SET", "file:missing"})
    void rejectsAnInvalidKeyWithoutQuotingIt(String key) throws IOException {
        deliveries.environment.put("SHORT", "too-short");
        var diagnostics = deliveries
                .compile(new EncryptionOptions(Optional.of(key), false))
                .diagnostics();
        assertThat(diagnostics).extracting(Diagnostic::code).contains(DiagnosticCode.INVALID_FINGERPRINT_KEY);
        assertThat(diagnostics.toString()).doesNotContain("made-up-key", "too-short");
    }

    /** A change of the declaration or its values. */
    @FunctionalInterface
    private interface Deed {
        void run() throws IOException;
    }

    private Set<String> changedBy(Deed deed, EncryptionOptions reseal) throws IOException {
        Map<String, String> before = deliveries.compiled(reseal);
        deed.run();
        return deliveries.compiled(reseal).entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String ciphertext(String file) {
        return file.lines().filter(line -> line.contains(".dockerconfigjson")).collect(Collectors.joining());
    }
}
