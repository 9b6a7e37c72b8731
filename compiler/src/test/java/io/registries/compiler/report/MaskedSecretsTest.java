// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets in a file are masked in all reports, in excerpts and in quoted values. */
class MaskedSecretsTest {
    private static final String CANARY = "hunter2";
    private static final int STEP = 2;

    private static final List<String> NAMES = List.of(
            "password",
            "pasword",
            "Password",
            "PASSWORD",
            "passwd",
            "passphrase",
            "pass",
            "pwd",
            "pw",
            "pass word",
            "token",
            "identitytoken",
            "secret",
            "secretKey",
            "secret_key",
            "clientSecret",
            "secretAccessKey",
            "secretaccesskey",
            "aws_secret_access_key",
            "apiKey",
            "api_key",
            "accessKey",
            "private_key",
            "serviceAccountKey",
            "credential",
            "auth",
            "authorization",
            ".dockerconfigjson");

    private static final List<String> FORMS = List.of(
            "%s: hunter2",
            "%s:hunter2",
            "%s hunter2",
            "%s = hunter2",
            "%s=hunter2",
            "%s= hunter2",
            "%s, hunter2",
            "%s: *hunter2",
            "%s: !hunter2",
            "%s: !hunter2 x",
            "%s: &hunter2",
            "%s: &a hunter2",
            "%s: !!binary hunter2",
            "%s: @hunter2",
            "%s: %%hunter2",
            "%s: hunter2: x",
            "%s: hunter2 # a: b",
            "%s: \"hunter2",
            "%s: 'hunter2",
            "%s: 'a, b: hunter2'",
            "\"%s\": 'hunter2",
            "\"%s: hunter2\"",
            "\"%s:hun\\x74er2\"",
            "\"%s `:hunter2\"",
            "'%s: hunter2': 1",
            "%s: [hunter2]",
            "%s: [a, hunter2",
            "%s: {hunter2}",
            "%s: {hunter2: 1}",
            "%s: {evn: hunter2}",
            "%s: {env: TOKEN, hunter2}",
            "%s: {env: TOKEN, hunter2: 1}",
            "%s: {\"a\": \"hunter2\"}",
            "{%s: hunter2",
            "- %s: hunter2",
            "? %s\n: hunter2",
            "%s:\nhunter2",
            "%s:\n- hunter2",
            "%s:\n  hunter2",
            "%s:\n  a:\n    b: hunter2",
            "%s: a\n  hunter2",
            "%s: 'a\nhunter2'",
            "%s: \"a\n  b: hunter2\"",
            "%s\n  hunter2",
            "%s: |\n  hunter2",
            "%s: |\nhunter2",
            "%s: >\n  a\n   hunter2",
            "%s: |\n  {\n    \"a\": \"hunter2\"\n  }",
            "&a %s: hunter2",
            "%s:\u00A0hunter2",
            "%s: *\u200Bhunter2",
            "\"%s: \u200Bhunter2\"",
            "%s: !\u202Ehunter2",
            "{%s: {\u2066hunter2\u2069: 1}",
            "user: x %s: hunter2");

    private static final List<String> COMMON_FORMS = List.of("%s: hunter2", "%s:hunter2");

    private static final List<String> KNOWN_VALUES = List.of(
            "url: bot:hunter2@harbor.example",
            "url: https://bot:hunter2@harbor.example",
            "url: https://hunter2@harbor.example",
            "username: bot:hunter2",
            "username: \"bot:hunter2\"",
            "note: ghp_hunter2",
            "note: AGE-SECRET-KEY-1hunter2",
            "note: -----BEGIN hunter2",
            "header: Authorization Bearer hunter2",
            "note: eyJhunter2");

    private static final List<String> PLACES = List.of(
            "registries:\n  - name: hub\n    type: docker-hub\n    %s\n    default: true\n",
            "registries:\n  - %s\n    name: hub\n",
            "registries:\n  - {name: hub, type: docker-hub, %s}\n",
            "registries:\n  - {%s, name: hub}\n",
            "registries:\n  - {name: hub, pullCredentials: {username: acme, %s}, foo: 1}\n",
            "registries:\n  - name: hub\n    pullCredentials:\n      %s\n",
            "registries:\n  - name: hub\n\t%s\n    type: docker-hub\n",
            "%s\nregistries: []\n",
            "applications:\n  - name: one\n    build:\n      type: dockerfile\n      args:\n        %s\n",
            "applications:\n  - {name: one, build: {type: dockerfile, args: {A: 1, %s}}}\n",
            "environments:\n  - name: staging\n    pullSecrets:\n      - name: regcred\n        credentials: {hub: {%s}}\n",
            "registries:\n  - name: hub\n    username: \"a\n    %s\n",
            "registries:\n  - [%s]\n",
            "registries:\n  - name: hub\n   %s\n");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("spellings")
    void masksASecretInAnyPlace(String spelling) throws IOException {
        List<String> leaks = new ArrayList<>();
        for (String place : PLACES) {
            leaks.addAll(leaks(place, spelling));
        }
        assertThat(leaks).isEmpty();
    }

    /** One field in each form, each field in common forms and another one, and values that are known without their field. */
    static List<String> spellings() {
        List<String> spellings = new ArrayList<>();
        FORMS.forEach(form -> spellings.add(form.formatted("password")));
        for (int i = 1; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            COMMON_FORMS.forEach(form -> spellings.add(form.formatted(name)));
            spellings.add(FORMS.get(i * STEP % FORMS.size()).formatted(name));
        }
        spellings.addAll(KNOWN_VALUES);
        return spellings;
    }

    private List<String> leaks(String location, String text) throws IOException {
        int line = location.lastIndexOf('\n', location.indexOf('%')) + 1;
        String indent = " ".repeat(location.indexOf('%') - line);
        String file = "apiVersion: registries/v1\n" + location.formatted(text.replace("\n", "\n" + indent));
        Files.writeString(folder.resolve("registries.yaml"), file);
        List<Diagnostic> diagnostics =
                List.copyOf(CompilerRunner.validate(folder, "registries.yaml").diagnostics());
        assertThat(diagnostics).as(file).isNotEmpty();
        return Stream.concat(
                        Stream.of(Reporter.console(), Reporter.terminal()),
                        Stream.of(ReportFormat.values()).map(ReportFormat::reporter))
                .map(reporter -> reporter.report(diagnostics))
                .filter(report -> report.toLowerCase(Locale.ROOT).contains(CANARY))
                .map(report -> file + "\n" + report)
                .limit(1)
                .toList();
    }
}
