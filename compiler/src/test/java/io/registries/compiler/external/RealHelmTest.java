// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.RealHelm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real Helm renders the output to a Secret with the declared credentials and none of the defaults of the chart. */
@Tag("external")
@Tag("helm")
class RealHelmTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path output;

    @TempDir
    private Path scratch;

    @Test
    void rendersEverySecretWithAllInstallationMethodsOfDevtron() throws IOException {
        CompilerRunner.all(CompilerRunner.SAMPLES.resolve("every-registry-type"), "registries.yaml", output, Map.of());
        RealHelm helm = new RealHelm(scratch);
        List<Path> values = named("values.yaml");
        assertThat(values).hasSize(2);
        for (Path file : values) {
            JsonNode alone = helm.secret(file);
            assertThat(helm.secretOfDependency(file)).isEqualTo(alone);
            assertThat(helm.secretOfDependencyWithOwnValues(file)).isEqualTo(alone);
            assertThat(alone.path("type").asString()).isEqualTo("kubernetes.io/dockerconfigjson");
            JsonNode metadata = alone.path("metadata");
            assertThat(metadata.path("labels").has("test")).isFalse();
            assertThat(metadata.path("annotations").has("app")).isFalse();
            assertThat(metadata.path("labels").path("release").asString()).isEqualTo("r");
        }
    }

    @Test
    void containsTheDeclaredCredentialsUnderKubeletKeys() throws IOException {
        Path sample = CompilerRunner.SAMPLES.resolve("every-registry-type");
        CompilerRunner.all(sample, "registries.yaml", output, Map.of());
        JsonNode auths = auths(output.resolve("dt-secrets/production/regcred/values.yaml"));
        assertThat(auths.propertyNames())
                .containsExactlyInAnyOrder(
                        "https://index.docker.io/v1/",
                        "eu.gcr.io",
                        "europe-docker.pkg.dev",
                        "madeup.azurecr.io",
                        "quay.io",
                        "registry.gitlab.com");
        assertCredential(auths.path("https://index.docker.io/v1/"), "acme-pull", "made-up-dockerhub-pull-token");
        assertCredential(auths.path("quay.io"), "acme+robot", "made-up-quay-token");
        String key = JSON.readTree(
                        sample.resolve("secrets/gar-production-key.json").toFile())
                .toString();
        assertCredential(auths.path("europe-docker.pkg.dev"), "_json_key", key);
        JsonNode staging = auths(output.resolve("dt-secrets/staging/regcred/values.yaml"));
        assertCredential(staging.path("harbor.acme.internal:8443"), "robot$ci", "made-up-harbor-password");
    }

    @Test
    void referencesTheSecretInTheDeploymentTemplate() throws IOException {
        CompilerRunner.all(CompilerRunner.SAMPLES.resolve("every-registry-type"), "registries.yaml", output, Map.of());
        RealHelm helm = new RealHelm(scratch);
        assertThat(pullSecrets(helm, "on-docker-hub")).containsExactly("regcred");
        assertThat(pullSecrets(helm, "on-harbor")).containsExactly("legacy-regcred");
        assertThat(pullSecrets(helm, "on-ecr-by-role")).isEmpty();
    }

    @Test
    void compactsAGoogleKeyForEveryKindOfDeclaration() throws IOException {
        Path key = CompilerRunner.SAMPLES.resolve("every-registry-type/secrets/gcr-key.json");
        Path folder = Files.createDirectory(scratch.resolve("google"));
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: as-gcr, type: gcr, serviceAccountKey: {env: KEY}}
                  - {name: as-gar, type: artifact-registry, url: eu-docker.pkg.dev, serviceAccountKey: {env: KEY}}
                  - {name: as-other, type: other, url: us.gcr.io, username: _json_key, password: {env: KEY}}
                applications:
                  - {name: one, registry: as-gcr, repository: p/one}
                  - {name: two, registry: as-gar, repository: p/r/two}
                  - {name: three, registry: as-other, repository: p/three}
                """);
        CompilerRunner.all(folder, "registries.yaml", output, Map.of("KEY", Files.readString(key)));
        JsonNode auths = auths(output.resolve("dt-secrets/default/regcred/values.yaml"));
        assertThat(auths.propertyNames()).containsExactlyInAnyOrder("gcr.io", "eu-docker.pkg.dev", "us.gcr.io");
        String compact = JSON.readTree(key.toFile()).toString();
        assertThat(compact).doesNotContain("\n").contains("-----BEGIN PRIVATE KEY-----\\n");
        for (JsonNode auth : auths) {
            assertCredential(auth, "_json_key", compact);
        }
        assertThat(password("as-gcr")).isEqualTo("'" + compact + "'");
        assertThat(password("as-gar")).isEqualTo("'" + compact + "'");
        assertThat(password("as-other")).isEqualTo(compact);
    }

    private String password(String registry) {
        return JSON.readTree(output.resolve("devtron-registries/" + registry + ".json")
                        .toFile())
                .path("password")
                .asString();
    }

    private List<String> pullSecrets(RealHelm helm, String application) {
        JsonNode pod = helm.pod(output.resolve("image-pull-secrets/production/" + application + ".yaml"));
        return pod.path("spec")
                .path("imagePullSecrets")
                .valueStream()
                .map(secret -> secret.path("name").asString())
                .toList();
    }

    private JsonNode auths(Path values) {
        JsonNode secret = new RealHelm(scratch).secret(values);
        byte[] json = Base64.getDecoder()
                .decode(secret.path("data").path(".dockerconfigjson").asString());
        return JSON.readTree(json).path("auths");
    }

    private static void assertCredential(JsonNode entry, String username, String password) {
        assertThat(entry.path("username").asString()).isEqualTo(username);
        assertThat(entry.path("password").asString()).isEqualTo(password);
        byte[] auth = Base64.getDecoder().decode(entry.path("auth").asString());
        assertThat(new String(auth, StandardCharsets.UTF_8)).isEqualTo(username + ":" + password);
    }

    private List<Path> named(String name) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        }
    }
}
