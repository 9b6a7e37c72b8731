// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that would fail later are reported at the line of their reference and never quoted. */
class SecretLinterTest {
    private static final String USUAL =
            "{name: hub, type: docker-hub, username: {env: NAME}, password: {env: SECRET}, default: true}";
    private static final String PULLED =
            "{name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true, "
                    + "pullCredentials: {username: {env: NAME}, password: {env: SECRET}}}";
    private static final String KEY = "{name: ecr, url: 123456789012.dkr.ecr.eu-west-1.amazonaws.com, default: true,"
            + " accessKeyId: {env: NAME}, secretAccessKey: {env: SECRET}}";
    private static final String GOOGLE =
            "{name: gar, type: artifact-registry, url: europe-docker.pkg.dev, serviceAccountKey: {env: SECRET}, default: true}";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "usual  | acme | canary            |",
                "usual  | acme | canary\\nx        | invalid-secret-value: the environment variable `SECRET` contains a line break",
                "usual  | acme | canary\\u0007     | invalid-secret-value: the environment variable `SECRET` contains a control character",
                "usual  | acme | \\uFEFFcanary     | invalid-secret-value: the environment variable `SECRET` begins with a byte order mark",
                "usual  | acme | cana\\u200Bry     | invalid-secret-value: the environment variable `SECRET` contains the invisible character U+200B",
                "usual  | acme | canary\\u00A0     | invalid-secret-value: the environment variable `SECRET` contains the invisible character U+00A0",
                "usual  | acme | SPACE canary      | suspicious-secret-value: the environment variable `SECRET` has spaces at its ends",
                "usual  | acme | \"canary\"          | suspicious-secret-value: the environment variable `SECRET` is in quotes",
                "usual  | acme | <password>        | suspicious-secret-value: the environment variable `SECRET` is a placeholder",
                "usual  | acme | ${CANARY}         | suspicious-secret-value: the environment variable `SECRET` is a placeholder",
                "usual  | acme | PASSWORD=canary   | suspicious-secret-value: the environment variable `SECRET` has the form `NAME=value`",
                "usual  | acme | {\"auths\":{\"canary\":{}}} | invalid-secret-value: the environment variable `SECRET` is the content of a Docker config.json",
                "usual  | acme | tok=en<>\"{} x     |",
                "usual  | gitlab-ci-token | canary | short-lived-secret: the environment variable `SECRET` is a token that expires within hours, and its pull secret is not renewed automatically",
                "usual  | oauth2accesstoken | canary | short-lived-secret: the environment variable `SECRET` is a token that expires within hours, and its pull secret is not renewed automatically",
                "usual  | acme | ghs_canary        | short-lived-secret: the environment variable `SECRET` is a token that expires within hours, and its pull secret is not renewed automatically",
                "usual  | acme | glcbt-64_canary   | short-lived-secret: the environment variable `SECRET` is a token that expires within hours, and its pull secret is not renewed automatically",
                "usual  | acme | ya29.canary       | short-lived-secret: the environment variable `SECRET` is a token that expires within hours, and its pull secret is not renewed automatically",
                "usual  | a:c  | canary            | invalid-secret-value: the environment variable `NAME` contains a `:`, which separates username and password at login",
                "usual  | acme | cana'ry           | unescapable-secret: the environment variable `SECRET` contains a single quote, which breaks the login of Devtron builds",
                "usual  | a'me | canary            | unescapable-secret: the environment variable `NAME` contains a single quote, which breaks the login of Devtron builds",
                "usual  | LONG 250 | canary        |",
                "usual  | LONG 251 | canary        | invalid-secret-value: the environment variable `NAME` has more than 250 characters, which Devtron cannot store",
                "usual  | acme | LONG 5000         |",
                "usual  | acme | LONG 5001         | invalid-secret-value: the environment variable `SECRET` has more than 5000 characters, which Devtron cannot store",
                "pulled | acme | LONG 5001         |",
                "key    | AKIAIOSFODNN7EXAMPLE | LONG 251 | invalid-secret-value: the environment variable `SECRET` has more than 250 characters, which Devtron cannot store",
                "pulled | acme | cana'ry           |",
                "pulled | a:c  | canary            | invalid-secret-value: the environment variable `NAME` contains a `:`, which separates username and password at login",
                "usual  | canary | canary          | password-is-username: the environment variable `SECRET` is the same as the username",
                "usual  | acme | JWT 1600000000    | expired-secret: the environment variable `SECRET` is a token that expired on 2020-09-13",
                "usual  | acme | JWT 4102444800    |",
                "usual  | AWS  | ECR 1600000000    | expired-secret: the environment variable `SECRET` is a token that expired on 2020-09-13",
                "usual  | AWS  | ECR 4102444800    |",
                "usual  | acme | ECR 1600000000    |",
                "key    | AKIAIOSFODNN7EXAMPLE | canary/canary/canary/canary/canary/canar |",
                "key    | AKIAIOSFODNN7EXAMPLE | canary/canary/canary/canary/canary/cana | suspicious-secret-value: the environment variable `SECRET` does not have the form of a secret access key",
                "key    | AKIA | canary/canary/canary/canary/canary/canar | invalid-secret-value: the environment variable `NAME` is not an access key ID",
                "key    | ASIAIOSFODNN7EXAMPLE | canary/canary/canary/canary/canary/canar | invalid-secret-value: the environment variable `NAME` is the ID of a temporary access key, which requires a session token",
                "google | -    | canary            | invalid-service-account-key: the environment variable `SECRET` is not valid JSON",
                "google | -    | {\"canary\":1}     | invalid-service-account-key: the environment variable `SECRET` is JSON, but not a service account key",
                "google | -    | {\"type\":\"service_account\",\"private_key\":\"canary\"} | invalid-service-account-key: the environment variable `SECRET` is a service account key with an invalid private key",
                "google | -    | {\"type\":\"service_account\",\"private_key\":\"-----BEGINPRIVATEKEY-----canary\"} | invalid-service-account-key: the environment variable `SECRET` is a service account key whose whitespace was removed"
            })
    void reportsInvalidValues(String registry, String name, String secret, String expected) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - %s
                environments:
                  - {name: production%s}
                applications:
                  - {name: one, repository: %s}
                """.formatted(
                        Map.of("usual", USUAL, "pulled", PULLED, "key", KEY, "google", GOOGLE)
                                .get(registry.strip()),
                        registry.startsWith("key") ? ", nodePulls: [ecr]" : "",
                        registry.startsWith("google") ? "project/acme/one" : "acme/one"));
        var result = CompilerRunner.all(
                folder,
                "registries.yaml",
                folder.resolve("out"),
                Map.of("NAME", value(name), "SECRET", value(secret), "TOKEN", "made-up"));
        assertThat(result.diagnostics().stream().map(SecretLinterTest::said))
                .isEqualTo(expected == null ? java.util.List.of() : java.util.List.of(expected));
        assertThat(result.diagnostics())
                .allMatch(diagnostic ->
                        diagnostic.span().isPresent() && diagnostic.span().get().line() == 3);
        assertThat(result.toString()).doesNotContain("canary");
    }

    @Test
    void acceptsAPrivateFile() throws Exception {
        Files.writeString(folder.resolve("token.txt"), "canary\n");
        Files.setPosixFilePermissions(
                folder.resolve("token.txt"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {file: token.txt}, default: true}
                applications:
                  - {name: one, repository: acme/one}
                """);
        assertThat(CompilerRunner.all(folder, "registries.yaml", folder.resolve("out"), Map.of())
                        .diagnostics())
                .isEmpty();
    }

    private static String said(Diagnostic diagnostic) {
        return diagnostic.code().id() + ": " + diagnostic.message();
    }

    private static String value(String written) {
        if (written.startsWith("LONG ")) {
            return "y".repeat(Integer.parseInt(written.substring("LONG ".length())));
        }
        if (written.startsWith("JWT ")) {
            return "eyJhbGciOiJub25lIn0." + base64("{\"exp\":" + written.substring(4) + "}") + ".canary";
        }
        return written.startsWith("ECR ")
                ? base64("{\"payload\":\"canary\",\"expiration\":" + written.substring(4) + "}")
                : written.replace("\\n", "\n")
                        .replace("\\u0007", "\u0007")
                        .replace("\\u200B", "\u200B")
                        .replace("\\u00A0", "\u00A0")
                        .replace("\\uFEFF", "\uFEFF")
                        .replace("SPACE", " ");
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
