// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that stands in the file stays out of every report, in whichever way the file is broken. */
class MaskedSecretsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    password: hunter2",
                "    pasword: hunter2",
                "    Password: hunter2",
                "    passwd: hunter2",
                "    passphrase: hunter2",
                "    pwd: hunter2",
                "    token: hunter2",
                "    password hunter2",
                "    password:hunter2",
                "    password= hunter2",
                "    pass word: hunter2",
                "   password: hunter2",
                "\tpassword: hunter2",
                "    - password: hunter2",
                "    password: \"hunter2",
                "    \"password\": 'hunter2",
                "    password: 'a\n    hunter2'",
                "    password: @hunter2",
                "    password: %hunter2",
                "    password: hunter2: x",
                "    password: hunter2 # a: b",
                "    password: !!binary hunter2",
                "    password: &a hunter2\n    foo: *a",
                "    password:\nhunter2",
                "    password: |\n    hunter2",
                "    password: >\n      a\n       hunter2",
                "    password: {evn: hunter2}",
                "    password: {hunter2}",
                "    password: {hunter2: 1}",
                "    password: {env: TOKEN, hunter2}",
                "    password: [hunter2]",
                "    password: [a, hunter2]",
                "    {password: hunter2",
                "    ? password\n    : hunter2",
                "    username: acme password: hunter2",
                "    url: https://acme:hunter2@harbor.example",
                "    pullCredentials: {username: acme, password: hunter2, foo: 1",
                "    pullCredentials: {username: acme, password: [hunter2]}",
                "    pullCredentials: {username: acme, password: 'a, b: hunter2'}",
                "    secretAccessKey: hunter2",
                "    secretaccesskey: hunter2",
                "    serviceAccountKey: {\"private_key\": \"hunter2\"}",
                "    serviceAccountKey: |\n      {\n        \"private_key\": \"hunter2\"\n      }\n    foo: 1"
            })
    void showsNoSecret(String broken) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - name: hub
                    type: docker-hub
                    username: acme
                %s
                    default: true
                """.formatted(broken));
        var findings = CompilerRunner.validate(folder, "registries.yaml").findings();
        assertThat(findings).isNotEmpty();
        assertThat(Reporter.console().report(findings)).doesNotContain("hunter2");
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.reporter().report(findings)).doesNotContain("hunter2");
        }
    }
}
