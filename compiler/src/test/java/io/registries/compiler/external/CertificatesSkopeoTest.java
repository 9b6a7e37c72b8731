// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.model.Stage;
import io.registries.compiler.testing.CertificateCorpus;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.TlsStub;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check trusts a server if and only if skopeo does, with the same CA file and the same roots of the system. */
@RequiresProgram("skopeo")
class CertificatesSkopeoTest {
    @TempDir
    private Path folder;

    /** Files of all forms, valid or not: what is no PEM certificate is ignored by skopeo, and an error for us. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "der",
                "pkcs7",
                "utf-16",
                "byte-order-mark",
                "indented",
                "trusted-certificate",
                "expired-and-valid",
                "damaged-and-valid",
                "valid-and-damaged",
                "remark-in-latin-1",
                "windows-line-breaks",
                "without-last-line-break"
            })
    void agreesOnFormsOfCaFiles(String form) throws Exception {
        CertificateCorpus.Case server = named("good");
        byte[] file =
                form(form, server.file().get(0), named("root-expired").file().get(0));
        Files.write(folder.resolve("ca.crt"), file);
        try (TlsStub stub = new TlsStub(server.presented(), server.key())) {
            String authority = server.host() + ":" + stub.port();
            String refused = skopeo(server, authority);
            Result<CheckResult> result = check(server, authority);
            boolean trusted = isTrusted(result);
            assertThat(trusted).as(form + refused + result.diagnostics()).isEqualTo(refused.isEmpty());
            assertThat(validates()).isEqualTo(trusted);
            assertThat(compiles()).isEqualTo(trusted);
        }
    }

    private static byte[] form(String form, X509Certificate valid, X509Certificate expired) throws Exception {
        String pem = PemCertificates.write(List.of(valid));
        String damaged = pem.replace("\nMII", "\n*II");
        return switch (form) {
            case "der" -> valid.getEncoded();
            case "pkcs7" ->
                Certificates.pem(
                                "PKCS7",
                                CertificateFactory.getInstance("X.509")
                                        .generateCertPath(List.of(valid))
                                        .getEncoded("PKCS7"))
                        .getBytes(StandardCharsets.US_ASCII);
            case "utf-16" -> pem.getBytes(StandardCharsets.UTF_16);
            case "byte-order-mark" -> ("\ufeff" + pem).getBytes(StandardCharsets.UTF_8);
            case "remark-in-latin-1" -> ("Z\u00fcrich\n" + pem).getBytes(StandardCharsets.ISO_8859_1);
            default ->
                text(form, pem, damaged, PemCertificates.write(List.of(expired)))
                        .getBytes(StandardCharsets.US_ASCII);
        };
    }

    private static String text(String form, String pem, String damaged, String expired) {
        return switch (form) {
            case "indented" -> pem.indent(2);
            case "trusted-certificate" -> pem.replace("CERTIFICATE", "TRUSTED CERTIFICATE");
            case "expired-and-valid" -> expired + pem;
            case "damaged-and-valid" -> damaged + pem;
            case "valid-and-damaged" -> pem + damaged;
            case "windows-line-breaks" -> pem.replace("\n", "\r\n");
            case "without-last-line-break" -> pem.strip();
            default -> throw new IllegalArgumentException(form);
        };
    }

    private boolean validates() {
        return new RegistriesCompiler().validate(CheckRunner.validation(folder)).isSuccess();
    }

    private boolean compiles() throws IOException {
        return new RegistriesCompiler()
                .compile(CompilationRequest.builder(CheckRunner.validation(folder), folder.resolve("out"))
                        .outputs(Set.of("devtron-registries"))
                        .build())
                .isSuccess();
    }

    private static CertificateCorpus.Case named(String name) {
        return CertificateCorpus.create().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isTrusted(Result<CheckResult> result) {
        return CheckRunner.checks(result).stream()
                .anyMatch(check -> check.stage().compareTo(Stage.TLS) >= 0);
    }

    @ParameterizedTest
    @MethodSource("io.registries.compiler.testing.CertificateCorpus#create")
    void agreesWithSkopeo(CertificateCorpus.Case server) throws Exception {
        Files.writeString(folder.resolve("ca.crt"), PemCertificates.write(server.file()));
        try (TlsStub stub = new TlsStub(server.presented(), server.key())) {
            String authority = server.host() + ":" + stub.port();
            String refused = skopeo(server, authority);
            Result<CheckResult> result = check(server, authority);
            boolean trusted = isTrusted(result);
            assertThat(trusted).as(refused + result.diagnostics()).isEqualTo(refused.isEmpty());
            assertThat(trusted).isEqualTo(server.expected().isEmpty());
        }
    }

    private String skopeo(CertificateCorpus.Case server, String authority) throws IOException, InterruptedException {
        Path system = Files.writeString(folder.resolve("system.pem"), PemCertificates.write(server.system()));
        ProcessBuilder command = new ProcessBuilder(
                        "skopeo",
                        "inspect",
                        "--raw",
                        "--no-creds",
                        "--cert-dir",
                        Files.createDirectories(folder.resolve("certs.d")).toString(),
                        "docker://" + authority + "/acme/one:1")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        Files.copy(folder.resolve("ca.crt"), folder.resolve("certs.d/ca.crt"));
        command.environment().put("SSL_CERT_FILE", system.toString());
        command.environment().put("SSL_CERT_DIR", folder.resolve("none").toString());
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output.strip();
    }

    private Result<CheckResult> check(CertificateCorpus.Case server, String authority)
            throws IOException, GeneralSecurityException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: lab, type: other, url: "%s", connection: secure-with-cert, caCertificate: ca.crt,
                     default: true, username: acme, password: {env: TOKEN}}
                applications:
                  - {name: one, repository: acme/one}
                """.formatted(authority));
        return CheckRunner.runTrusting(folder, store(server.system()));
    }

    private static KeyStore store(List<X509Certificate> certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("ca" + store.size(), certificate);
        }
        return store;
    }
}
