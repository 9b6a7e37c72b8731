// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Possible secrets are detected; the other content of registries.yaml is not. */
class SecretDetectorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORD",
                "pasword",
                "passwd",
                "passphrase",
                "DB_PASS",
                "pwd",
                "PW",
                "token",
                "NPM_TOKEN",
                "identitytoken",
                "secret",
                "secretKey",
                "secret_key",
                "clientSecret",
                "aws_secret_access_key",
                "apiKey",
                "API-KEY",
                "accessKey",
                "private_key",
                "serviceAccountKey",
                "credential",
                "credentialValue",
                "auth",
                "_auth",
                "authorization",
                ".dockerconfigjson",
                "SIGNING_KEY",
                "licenseKey",
                "cookie"
            })
    void namesOfSecrets(String name) {
        assertThat(SecretDetector.isSecretName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "url",
                "username",
                "registry",
                "service",
                "author",
                "compass",
                "bypass",
                "pullSecrets",
                "imagePullSecrets",
                "secretName",
                "passwordProperty",
                "pullCredentials",
                "credentialType",
                "accessKeyId",
                "publicKey",
                "PASSWORD_FILE",
                "caCertificate",
                "key",
                "keys",
                "repository",
                "authMode"
            })
    void namesOfOtherFields(String name) {
        assertThat(SecretDetector.isSecretName(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - {name: hub, password: {env: TOKEN}, default: true}                     |
            - {name: hub, password: {server: hub}, pullCredentials: {username: a}}   |
            password: {file: secrets/token.txt}                                      |
            password: {"env": "TOKEN"                                                |
            password: ${TOKEN}                                                       |
            auth: iam-role                                                           |
            username: acme                                                           |
            image: harbor.example/acme/shop:1.2@sha256:0123abcd                      |
            repository: ssh://git@example.org/acme                                   |
            - {name: hub, password: hunter2, default: true}      | - {name: hub, password:
            password: {env: TOKEN, hunter2}                      | password:
            password: {env: TOKEN}, token: hunter2               | password: {env: TOKEN}, token:
            - {username: acme, password hunter2}                 | - {username: acme, password
            username: bot:hunter2                                | username:
            url: https://bot:hunter2@harbor.example              | url: https://
            url: bot:hunter2@harbor.example                      | url:
            note: ghp_hunter2                                    | note:
            """)
    void findsTheStartOfASecret(String line, String visible) {
        assertThat(SecretDetector.firstSecret(line).stream()
                        .mapToObj(from -> line.substring(0, from).strip())
                        .findFirst()
                        .orElse(null))
                .isEqualTo(visible);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_0123456789",
                "glpat-0123456789",
                "AKIAIOSFODNN7EXAMPLE",
                "eyJhbGciOiJIUzI1NiJ9",
                "-----BEGIN RSA PRIVATE KEY-----",
                "https://bot:hunter2@npm.example",
                "--token=hunter2",
                "-Dsigning.key=hunter2",
                "FROM scratch\nENV KEY=hunter2",
                "Authorization: Bearer hunter2",
                "aB3aB3aB3aB3aB3aB3aB3aB3aB3aB3aB3",
                "0123456789abcdef0123456789abcdef01234567"
            })
    void valuesThatLookLikeSecrets(String value) {
        assertThat(SecretDetector.isSecretValue(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21",
                "https://npm.example",
                "-Xmx1g -Dfile.encoding=UTF-8",
                "--build-arg TOKEN",
                "PASSWORD=$PASSWORD",
                "FROM maven:3.9@sha256:0123\nRUN --mount=type=secret,id=npm npm ci",
                "ssh://git@example.org/acme"
            })
    void valuesThatDoNotLookLikeSecrets(String value) {
        assertThat(SecretDetector.isSecretValue(value)).isFalse();
    }

    // A backtracking pattern takes hours for one of these.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "a:",
                "a:a,",
                "//",
                "//a:",
                "\"",
                "{",
                "- ",
                "password",
                "password ",
                "password: {env: ",
                "bearer ",
                "aA1",
                "a@",
                "://a:a",
                "`",
                "\\"
            })
    void searchesLongTextsOnce(String repeated) {
        String text = repeated.repeat(200_000);
        assertThat(SecretDetector.isSecretValue(text)).isTrue();
        assertThat(SecretDetector.firstSecret(text)).hasValue(0);
        assertThat(SecretDetector.isSecretName(text)).isIn(true, false);
        String line = repeated.repeat(SecretDetector.MAX_LENGTH / repeated.length());
        assertThat(SecretDetector.isSecretValue((line + "\n").repeat(500))).isIn(true, false);
        assertThat(SecretDetector.firstSecret(line)).isNotNull();
    }
}
