// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.RealHelm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Any text survives unchanged in the Secret that the real Helm renders and in JSON. */
@Tag("external")
@Tag("helm")
class RoundTripPropertyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Property(tries = 150)
    void anyCredentialLabelAnnotationAndArgumentSurvives(
            @ForAll("username") String username,
            @ForAll("secret") String password,
            @ForAll("label") String label,
            @ForAll("line") String annotation,
            @ForAll("text") String text)
            throws IOException {
        Assume.that(!username.equals(password));
        // Without single quotes, the shell of Devtron's build runner would interpret some characters.
        String argument = "'" + text.replace('\'', '-') + "'";
        String push = password.replace('\'', '-');
        // Otherwise the compiler rejects the configuration, since it contains the secret.
        Assume.that(Stream.of(label, annotation, argument)
                .noneMatch(open -> open.contains(password) || open.contains(push)));
        Path folder = Files.createTempDirectory("survival");
        try {
            Files.writeString(folder.resolve("registries.yaml"), """
                    apiVersion: registries/v1
                    registries:
                      - {name: hub, type: docker-hub, username: acme, password: {env: PUSH}, default: true,
                         pullCredentials: {username: {env: USER_NAME}, password: {env: TOKEN}}}
                    environments:
                      - name: staging
                        pullSecrets:
                          - name: regcred
                            labels: {given: %s}
                            annotations: {given: %s}
                    applications:
                      - {name: one, repository: acme/one, build: {args: {GIVEN: %s}}}
                    """.formatted(
                            quoted(label), quoted(annotation), quoted(argument)));
            Path output = folder.resolve("out");
            var result = CompilerRunner.all(
                    folder, "registries.yaml", output, Map.of("USER_NAME", username, "TOKEN", password, "PUSH", push));
            // Quotes and spaces at the ends may be part of a secret.
            assertThat(result.diagnostics())
                    .allMatch(diagnostic -> diagnostic.code() == DiagnosticCode.SUSPICIOUS_SECRET_VALUE);

            JsonNode secret = new RealHelm(folder).secret(output.resolve("dt-secrets/staging/regcred/values.yaml"));
            assertThat(secret.at("/metadata/labels/given").asString()).isEqualTo(label);
            assertThat(secret.at("/metadata/annotations/given").asString()).isEqualTo(annotation);
            JsonNode auth = JSON.readTree(decoded(
                            secret.path("data").path(".dockerconfigjson").asString()))
                    .path("auths")
                    .path("https://index.docker.io/v1/");
            assertThat(auth.path("username").asString()).isEqualTo(username);
            assertThat(auth.path("password").asString()).isEqualTo(password);
            assertThat(decoded(auth.path("auth").asString())).isEqualTo(username + ":" + password);
            JsonNode config = JSON.readTree(
                    output.resolve("docker-build-configs/one.json").toFile());
            assertThat(config.at("/ciBuildConfig/dockerBuildConfig/args/GIVEN").asString())
                    .isEqualTo(argument);
            JsonNode payload =
                    JSON.readTree(output.resolve("devtron-registries/hub.json").toFile());
            assertThat(payload.path("password").asString()).isEqualTo(push);
        } finally {
            delete(folder);
        }
    }

    @Provide
    Arbitrary<String> text() {
        Arbitrary<String> tricky = Arbitraries.of(
                "'",
                "\"",
                "\\",
                "$",
                "$HOME",
                "{{ .Values.name }}",
                "{{{x}}}",
                "\n",
                "\r\n",
                "\t",
                "n",
                "yes",
                "123",
                "0x1F",
                "~",
                "null",
                "\uD83D\uDE00",
                "\u0085",
                "\u2028",
                "\uFEFF",
                " ",
                "#",
                ": ",
                "- ",
                "%",
                "@",
                "`");
        Arbitrary<String> any = Arbitraries.integers()
                .between(1, 0x10FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .map(Character::toString);
        return Arbitraries.oneOf(tricky, any).list().ofMinSize(1).ofMaxSize(12).map(parts -> String.join("", parts));
    }

    // Valid credentials: no control or invisible characters, and no colon in a username.
    @Provide
    Arbitrary<String> secret() {
        return text().map(text -> text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}&&[^ ]]", "-"));
    }

    @Provide
    Arbitrary<String> username() {
        return secret().map(text -> text.replace(':', '-'));
    }

    @Provide
    Arbitrary<String> line() {
        return text().map(text -> text.replaceAll("[\\p{Cc}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]", "-"));
    }

    @Provide
    Arbitrary<String> label() {
        Arbitrary<String> words =
                Arbitraries.of("n", "y", "yes", "no", "on", "off", "true", "null", "123", "1e3", "0x1F");
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("-_.")
                .ofMaxLength(61)
                .map(inner -> "a" + inner + "9");
        return Arbitraries.oneOf(words, any);
    }

    // A YAML double-quoted scalar with every character escaped.
    private static String quoted(String text) {
        return text.codePoints().mapToObj("\\U%08X"::formatted).collect(Collectors.joining("", "\"", "\""));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
