// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads Docker's config.json and credential helpers with the real protocol. */
class DockerConfigSourceTest {
    private static final String CONFIG = """
            {"auths": {
               "plain.example": {"auth": "YWNtZTpjYW5hcnktcGxhaW4="},
               "fields.example": {"username": "acme", "password": "canary-fields"},
               "https://index.docker.io/v1/": {"auth": "YWNtZTpjYW5hcnktaHVi"},
               "https://old.example": {"auth": "YWNtZTpjYW5hcnktb2xk"},
               "broken.example": {"auth": "***"},
               "token.example": {"identitytoken": "canary-identity"},
               "wrapped.example": {"auth": "YWNtZTpjYW5h\\r\\ncnktd3JhcHBlZA==", "identitytoken": ""},
               "nul.example": {"auth": "YWNtZTpjYW5hcnktbnVsAA=="},
               "https://slash.example/": {"auth": "YWNtZTpjYW5hcnktc2xhc2g="},
               "https://v2.example/v2/": {"auth": "YWNtZTpjYW5hcnktdjI="},
               "http://plain-http.example": {"auth": "YWNtZTpjYW5hcnktaHR0cA=="},
               "team.example/team": {"auth": "YWNtZTpjYW5hcnktdGVhbQ=="},
               "stored.example": {}},
             "credHelpers": {"helped.example": "made-up", "lost.example": "not-installed", "token2.example": "made-up",
               "odd.example": "../made-up", "talks.example": "talkative", "fails.example": "fails"},
             "credsStore": "store"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(folder.resolve("docker"));
        Files.writeString(folder.resolve("docker/config.json"), CONFIG);
        helper("made-up", """
                read -r key
                case "$1 $key" in
                  "get helped.example") echo '{"ServerURL":"x","Username":"acme","Secret":"canary-helped"}' ;;
                  "get token2.example") echo '{"ServerURL":"x","Username":"<token>","Secret":"canary-token"}' ;;
                  *) echo 'credentials not found in native keychain'; exit 1 ;;
                esac
                """);
        helper("store", """
                read -r key
                case "$1 $key" in
                  "get stored.example") echo '{"ServerURL":"x","Username":"acme","Secret":"canary-stored"}' ;;
                  *) echo 'credentials not found in native keychain'; exit 1 ;;
                esac
                """);
        helper("fails", "echo 'executable file not found'; exit 1\n");
        helper("talkative", "echo 'canary, this is no JSON'\n");
    }

    @ParameterizedTest
    @CsvSource({
        "plain.example, canary-plain",
        "fields.example, canary-fields",
        "https://index.docker.io/v1/, canary-hub",
        "index.docker.io, canary-hub",
        "docker.io, canary-hub",
        "registry-1.docker.io, canary-hub",
        "https://registry-1.docker.io/v2/, canary-hub",
        "wrapped.example, canary-wrapped",
        "nul.example, canary-nul",
        "slash.example, canary-slash",
        "v2.example, canary-v2",
        "plain-http.example, canary-http",
        "team.example/team, canary-team",
        "old.example, canary-old",
        "helped.example, canary-helped",
        "stored.example, canary-stored"
    })
    void readsTheFileThatDockerReads(String key, String secret) throws IOException {
        assertThat(compile(key)).isEmpty();
        assertThat(Files.readString(folder.resolve("out/dt-secrets/default/regcred/values.yaml")))
                .contains("\"username\":\"acme\"", "\"password\":\"" + secret + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team.example    | missing-secret: the entry `team.example` of Docker's config.json does not exist",
                "fails.example   | unreadable-secret: the entry `fails.example` of Docker's config.json cannot be read: `docker-credential-fails` failed",
                "nowhere.example | missing-secret: the entry `nowhere.example` of Docker's config.json does not exist",
                "broken.example  | unreadable-secret: the entry `broken.example` of Docker's config.json has an `auth` that is not valid Base64",
                "token.example   | unreadable-secret: the entry `token.example` of Docker's config.json is an identity token, which clusters cannot use",
                "token2.example  | unreadable-secret: the entry `token2.example` of Docker's config.json is an identity token, which clusters cannot use",
                "lost.example    | unreadable-secret: the entry `lost.example` of Docker's config.json cannot be read: `docker-credential-not-installed` is not in `PATH`",
                "odd.example     | unreadable-secret: the entry `odd.example` of Docker's config.json cannot be read: `docker-credential-../made-up` is not the name of a program",
                "talks.example   | unreadable-secret: the entry `talks.example` of Docker's config.json cannot be read: `docker-credential-talkative` does not return JSON"
            })
    void reportsUnusableEntries(String key, String expected) throws IOException {
        // Username and password are of one entry.
        assertThat(compile(key)).isEqualTo(expected + "\n").doesNotContain("canary");
    }

    @Test
    void reportsAMissingConfig() throws IOException {
        Files.delete(folder.resolve("docker/config.json"));
        assertThat(compile("plain.example")).contains("does not exist: there is no such file");
    }

    @Test
    void reportsAFileThatIsNoFile() throws IOException {
        Path config = folder.resolve("docker/config.json");
        Files.delete(config);
        Files.createDirectory(config);
        assertThat(compile("plain.example")).contains("cannot be read: the file is a directory");
        Files.delete(config);
        assertThat(Program.named("mkfifo").run(folder, config).code()).isZero();
        assertThat(compile("plain.example")).contains("cannot be read: the file is a pipe or a device");
    }

    private String compile(String key) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: {dockerConfig: "%s"}, password: {dockerConfig: "%s"}, default: true}
                applications:
                  - {name: one, repository: acme/one}
                """.formatted(key, key));
        Map<String, String> environment = Map.of(
                "DOCKER_CONFIG", folder.resolve("docker").toString(), "PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        StringBuilder text = new StringBuilder();
        CompilerRunner.all(folder, "registries.yaml", folder.resolve("out"), environment)
                .diagnostics()
                .forEach(diagnostic -> text.append(diagnostic.code().id())
                        .append(": ")
                        .append(diagnostic.message())
                        .append('\n'));
        return text.toString();
    }

    private void helper(String name, String script) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("docker-credential-" + name);
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
