// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.AgeIdentity;
import io.registries.compiler.testing.PipelinesSample;
import io.registries.compiler.testing.Program;
import io.registries.compiler.testing.RealHelm;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Argo CD and Flux apply the files that the compiler writes, with the declared result. */
@Tag("external")
class GitOpsLayoutsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final AgeIdentity identity = AgeIdentity.make();

    @TempDir
    private Path repository;

    @TempDir
    private Path scratch;

    @BeforeEach
    void compileCommittedOutputs() throws IOException {
        PipelinesSample.copy(repository, identity.recipient().toString());
        PipelinesSample.compile(repository, repository.resolve("deploy"), PipelinesSample.COMMITTABLE);
    }

    @Test
    void argoCdAppliesEveryManifestOfProduction() throws IOException {
        JsonNode spec =
                PipelinesSample.documents("argocd/production.yaml").get(0).path("spec");
        List<String> folders = spec.path("sources")
                .valueStream()
                .map(source -> source.path("path").asString())
                .toList();
        String namespace = spec.path("destination").path("namespace").asString();
        assertAppliesProduction(folders, namespace);
        String cluster = spec.path("destination").path("name").asString();
        for (JsonNode file : PipelinesSample.listed(repository.resolve("deploy"), "sealed-secrets")) {
            assertThat(file.path("cluster").asString()).isEqualTo(cluster);
        }
    }

    @Test
    void fluxAppliesEveryManifestOfProduction() throws IOException {
        List<String> folders = PipelinesSample.documents("flux/production.yaml").stream()
                .map(document -> document.path("spec").path("path").asString())
                .toList();
        assertAppliesProduction(folders, "shop");
    }

    private void assertAppliesProduction(List<String> folders, String namespace) throws IOException {
        List<Path> applied = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(repository.resolve(folder))) {
                applied.addAll(files.filter(Files::isRegularFile)
                        .map(file -> repository.resolve("deploy").relativize(file.normalize()))
                        .toList());
            }
        }
        List<Path> listed = Stream.concat(
                        PipelinesSample.listed(repository.resolve("deploy"), "sealed-secrets").stream(),
                        PipelinesSample.listed(repository.resolve("deploy"), "external-secrets").stream())
                .filter(file -> file.path("environment").asString().equals("production"))
                .map(file -> Path.of(file.path("path").asString()))
                .toList();
        assertThat(applied).containsExactlyInAnyOrderElementsOf(listed).hasSize(2);
        for (Path file : applied) {
            String text = Files.readString(repository.resolve("deploy").resolve(file));
            JsonNode manifest = PipelinesSample.yaml(text).get(0);
            assertThat(manifest.path("metadata").path("namespace").asString()).isEqualTo(namespace);
        }
    }

    @Test
    void argoCdInstallsTheEncryptedValues() throws IOException {
        JsonNode spec = PipelinesSample.documents("argocd/staging.yaml").get(0).path("spec");
        JsonNode source = spec.path("sources").path(0);
        JsonNode listed = PipelinesSample.listed(repository.resolve("deploy"), "sops-values")
                .get(0);
        assertThat(source.path("helm").path("valueFiles").path(0).asString())
                .isEqualTo("$values/deploy/" + listed.path("path").asString());
        assertThat(spec.path("sources").path(1).path("ref").asString()).isEqualTo("values");
        assertThat(source.path("chart")).isEqualTo(listed.path("chart"));
        assertThat(source.path("helm").path("releaseName")).isEqualTo(listed.path("release"));
        assertThat(spec.path("destination").path("namespace")).isEqualTo(listed.path("namespace"));
        assertThat(spec.path("destination").path("name")).isEqualTo(listed.path("cluster"));
    }

    @Test
    @RequiresProgram({"kubectl", "node", "npm"})
    void fluxInstallsTheEncryptedValuesAndTheSecretExists() throws IOException {
        Program.Run built = Program.named("kubectl")
                .run(repository, "kustomize", "--load-restrictor=LoadRestrictionsNone", "flux/staging");
        assertThat(built.code()).as(built.output()).isZero();
        List<JsonNode> objects = PipelinesSample.yaml(built.output());
        JsonNode secret = ofKind(objects, "Secret");
        JsonNode release = ofKind(objects, "HelmRelease");
        JsonNode listed = PipelinesSample.listed(repository.resolve("deploy"), "sops-values")
                .get(0);
        assertThat(release.path("spec").path("releaseName")).isEqualTo(listed.path("release"));
        assertThat(release.path("spec").path("chart").path("spec").path("chart"))
                .isEqualTo(listed.path("chart"));
        for (JsonNode object : objects) {
            assertThat(object.path("metadata").path("namespace")).isEqualTo(listed.path("namespace"));
        }
        JsonNode read = release.path("spec").path("valuesFrom").path(0);
        assertThat(read.path("name")).isEqualTo(secret.path("metadata").path("name"));
        assertThat(read.path("name").asString()).startsWith("hub-pull-values-");
        JsonNode values = decrypted(secret.path("data").path("values.yaml").asString());
        assertThat(login(values)).isEqualTo("acme-pull:canary-hub-pull");
    }

    private static JsonNode ofKind(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    // Flux detects encrypted YAML files by this marker: internal/decryptor of kustomize-controller.
    private JsonNode decrypted(String data) {
        String file = new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
        assertThat(file).contains("mac: ENC[").doesNotContain("canary");
        String asked = JSON.writeValueAsString(Map.of("file", file, "identity", identity.secret()));
        JsonNode answer = JSON.readTree(ThirdPartyDecryptors.runScript("sops.mjs", asked));
        assertThat(answer.path("macFits").asBoolean()).isTrue();
        return answer.path("values");
    }

    private String login(JsonNode values) throws IOException {
        Path file = scratch.resolve("values.yaml");
        Files.writeString(file, JSON.writeValueAsString(values));
        JsonNode secret = new RealHelm(scratch).secret(file);
        byte[] json = Base64.getDecoder()
                .decode(secret.path("data").path(".dockerconfigjson").asString());
        JsonNode auths = JSON.readTree(json).path("auths");
        String auth = auths.path("https://index.docker.io/v1/").path("auth").asString();
        return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
    }
}
