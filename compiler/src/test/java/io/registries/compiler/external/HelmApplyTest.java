// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.PipelinesSample;
import io.registries.compiler.testing.Program;
import io.registries.compiler.testing.RealHelm;
import io.registries.compiler.testing.RequiresProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code helm/apply.sh} of the sample installs what manifest.json lists and prints no secret. */
@RequiresProgram("jq")
class HelmApplyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TWO = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: DOCKERHUB_TOKEN}, default: true}
              - {name: harbor, type: other, url: harbor.acme.example, username: acme, password: {env: HARBOR_PASSWORD}}
            environments:
              - {name: lab, pullSecrets: [{name: one, registries: [hub]}, {name: two, registries: [harbor]}]}
            applications:
              - {name: storefront, repository: acme/storefront}
              - {name: checkout, registry: harbor, repository: shop/checkout}
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    private Path output;
    private Path calls;
    private Map<String, String> variables = Map.of("HELM_KUBECONTEXT", "staging");

    @BeforeEach
    void setUp() throws IOException {
        output = Files.createDirectory(folder.resolve("with a space"));
        calls = folder.resolve("calls");
        PipelinesSample.copy(folder, "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
    }

    @Test
    void installsEachReleaseOfTheEnvironmentWithItsValues() throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        assertThat(apply(0, "staging", output).code()).isZero();
        JsonNode listed = PipelinesSample.listed(output, "dt-secrets").get(0);
        Path values = output.resolve(listed.path("path").asString());
        assertThat(calls())
                .containsExactly(List.of(
                        "upgrade",
                        "--install",
                        "harbor-pull-staging",
                        "devtron/dt-secrets",
                        "--version",
                        "0.10.3",
                        "--values",
                        values.toString(),
                        "--namespace",
                        "shop-staging",
                        "--create-namespace",
                        "--kube-context",
                        "staging"));
        JsonNode secret = new RealHelm(scratch).secret(values);
        assertThat(secret.path("metadata").path("name").asString()).isEqualTo("harbor-pull");
        byte[] json = Base64.getDecoder()
                .decode(secret.path("data").path(".dockerconfigjson").asString());
        JsonNode login = JSON.readTree(json).path("auths").path("harbor.acme.example");
        assertThat(login.path("password").asString()).isEqualTo(PipelinesSample.SECRETS.get("HARBOR_PASSWORD"));
    }

    @Test
    void printsNoSecretInArgumentsOrOutput() throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        Program.Run run = apply(0, "staging", output);
        assertThat(run.output() + calls()).doesNotContain("canary").doesNotContain(encoded("HARBOR_PASSWORD"));
    }

    @Test
    void stopsAtTheFirstFailure() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), TWO);
        PipelinesSample.compile(folder, output, Set.of());
        assertThat(apply(3, "lab", output).code()).isEqualTo(3);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void omitsTheNamespaceIfTheEnvironmentHasNone() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), TWO);
        PipelinesSample.compile(folder, output, Set.of());
        assertThat(apply(0, "lab", output).code()).isZero();
        assertThat(calls()).hasSize(2).allSatisfy(call -> assertThat(call).doesNotContain("--namespace"));
    }

    @Test
    void installsNothingOfAnotherEnvironment() throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        Program.Run run = apply(0, "production", output);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("lists no values of dt-secrets for environment production");
        assertThat(calls()).isEmpty();
    }

    @Test
    void findsValuesOutsideTheManifestsDirectory() throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        Path apart = Files.createDirectory(folder.resolve("apart"));
        Files.move(output.resolve("dt-secrets"), apart.resolve("dt-secrets"));
        Program.Run without = apply(0, "staging", output);
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.output()).contains("does not exist: compile with");
        assertThat(apply(0, "staging", output, apart).code()).isZero();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void requiresAContextForACluster() throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        variables = Map.of();
        Program.Run without = apply(0, "staging", output);
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.output()).contains("staging is in cluster staging-eu");
        assertThat(calls()).isEmpty();
    }

    @Test
    void prefersTheContextOfTheCluster() throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        variables = Map.of("HELM_KUBECONTEXT", "other", "CONTEXTS", "production-eu=two staging-eu=one");
        assertThat(apply(0, "staging", output).code()).isZero();
        assertThat(calls().get(0)).endsWith("--kube-context", "one");
    }

    @Test
    void installsTheSelectedVersionOfTheChart() throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        variables = Map.of("HELM_KUBECONTEXT", "staging", "CHART_VERSION", "0.10.4");
        assertThat(apply(0, "staging", output).code()).isZero();
        assertThat(calls().get(0)).containsSequence("--version", "0.10.4");
    }

    @ParameterizedTest
    @CsvSource({
        "release, --post-renderer=./evil.sh, is not a name",
        "chart, -x, is not a name",
        "namespace, --kubeconfig=x, is not a name",
        "path, dt-secrets/../../values.yaml, leaves the directory"
    })
    void rejectsAManifestThatCompileCannotHaveWritten(String field, String value, String message) throws IOException {
        PipelinesSample.compile(folder, output, Set.of());
        Path manifest = output.resolve("manifest.json");
        ObjectNode changed = (ObjectNode) JSON.readTree(Files.readString(manifest));
        changed.path("files").forEach(file -> ((ObjectNode) file).put(field, value));
        Files.writeString(manifest, JSON.writeValueAsString(changed));
        Program.Run run = apply(0, "staging", output);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains(message);
        assertThat(calls()).isEmpty();
    }

    @Test
    void rejectsAManifestWithAnotherVersion() throws IOException {
        Files.writeString(
                output.resolve("manifest.json"), "{\"apiVersion\": \"registries.manifest/v2\", \"files\": []}");
        Program.Run run = apply(0, "staging", output);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("has version registries.manifest/v2");
    }

    private static String encoded(String name) {
        byte[] login = ("robot$pull:" + PipelinesSample.SECRETS.get(name)).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(login);
    }

    // A fake Helm that logs its arguments, one per line, with an empty line after each call.
    private Program.Run apply(int code, Object... arguments) throws IOException {
        Path helm = folder.resolve("recording-helm");
        Files.writeString(helm, "#!/bin/sh\nprintf '%s\\n' \"$@\" '' >> \"$CALLS\"\nexit " + code + "\n");
        Files.setPosixFilePermissions(helm, PosixFilePermissions.fromString("rwx------"));
        List<Object> all = new ArrayList<>(List.of(folder.resolve("helm/apply.sh")));
        all.addAll(List.of(arguments));
        return Program.named("sh")
                .with(all(variables, Map.of("HELM", helm.toString(), "CALLS", calls.toString())))
                .run(folder, all.toArray());
    }

    private static Map<String, String> all(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private List<List<String>> calls() throws IOException {
        if (!Files.exists(calls)) {
            return List.of();
        }
        List<List<String>> result = new ArrayList<>();
        for (String call : Files.readString(calls).strip().split("\n\n", -1)) {
            result.add(call.lines().toList());
        }
        return result;
    }
}
