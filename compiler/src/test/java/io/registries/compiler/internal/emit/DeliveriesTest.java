// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.registries.compiler.EncryptionOptions;
import io.registries.compiler.testing.DeliveryFixture;
import io.registries.compiler.testing.RealHelm;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every delivery method results in the same pull secret, verified with third-party decryptors. */
class DeliveriesTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources").toAbsolutePath();
    private static final List<String> TYPES = List.of("hub", "gcr", "gar", "acr", "quay", "gitlab", "harbor");
    private static final Map<String, String> KEYS = Map.of(
            "hub", "https://index.docker.io/v1/",
            "gcr", "eu.gcr.io",
            "gar", "europe-docker.pkg.dev",
            "acr", "madeup.azurecr.io",
            "quay", "quay.io",
            "gitlab", "registry.gitlab.com",
            "harbor", "harbor.acme.internal:8443");

    @TempDir
    private Path folder;

    private DeliveryFixture deliveries;

    @BeforeEach
    void declareAllTypesInAllDeliveries() throws IOException {
        deliveries = new DeliveryFixture(folder);
        deliveries.declare(Files.readString(RESOURCES.resolve("deliveries/registries.yaml")));
    }

    @Test
    @RequiresProgram({"node", "npm"})
    void everyDeliveryProducesTheSameSecret() throws IOException, GeneralSecurityException {
        Map<String, String> files = deliveries.compiled(EncryptionOptions.WHEN_DECLARED);
        JsonNode values = auths(new RealHelm(folder)
                .secret(deliveries.output().resolve("dt-secrets/values/regcred/values.yaml"))
                .path("data"));
        Map<String, JsonNode> arrived = new LinkedHashMap<>();
        arrived.put(
                "kubernetes-secrets",
                auths(DeliveryFixture.yaml(file(files, "kubernetes-secrets/values/regcred.yaml"))
                        .path("data")));
        arrived.put("sealed-secret, strict", unsealed(files, "sealed", "payments/regcred"));
        arrived.put("sealed-secret, namespace-wide", unsealed(files, "sealed-for-the-namespace", "payments"));
        arrived.put("sealed-secret, cluster-wide", unsealed(files, "sealed-for-the-cluster", ""));
        arrived.put("sops", decrypted(file(files, "sops-values/encrypted/regcred/values.sops.yaml")));
        arrived.put(
                "external-secret",
                fetched(DeliveryFixture.yaml(file(files, "external-secrets/external/regcred/external-secret.yaml"))));
        StringBuilder table = new StringBuilder("type | values | " + String.join(" | ", arrived.keySet()) + "\n");
        for (String type : TYPES) {
            String key = KEYS.getOrDefault(type, "");
            assertThat(values.has(key)).as(type).isTrue();
            arrived.forEach((delivery, auths) ->
                    assertThat(auths.path(key)).as(type + " by " + delivery).isEqualTo(values.path(key)));
            table.append(type)
                    .append(" | the login")
                    .append(" | equal".repeat(arrived.size()))
                    .append('\n');
        }
        JsonNode ecr =
                arrived.getOrDefault("external-secret", values).path("123456789012.dkr.ecr.eu-west-1.amazonaws.com");
        assertThat(ecr.path("username").asString()).isEqualTo("AWS");
        table.append("ecr");
        for (String delivery : List.of("values", "sealed-secret", "sops")) {
            table.append(" | ").append(delivery).append(": ").append(ecrBy(delivery));
        }
        table.append(" | external-secret: the generator's login\n");
        System.out.println(table);
        assertThat(table.toString()).contains("sops: ecr-without-node-role | external-secret");
        assertThat(arrived)
                .allSatisfy((delivery, auths) -> assertThat(auths.size())
                        .isEqualTo(delivery.equals("external-secret") ? TYPES.size() + 1 : TYPES.size()));
    }

    @Test
    void separatesTheTokensOfSeveralGenerators() throws IOException {
        Map<String, String> files = deliveries.compiled(EncryptionOptions.WHEN_DECLARED);
        JsonNode secret = DeliveryFixture.yaml(file(files, "external-secrets/generated/regcred/external-secret.yaml"));
        assertThat(secret.path("spec").path("refreshInterval").asString()).isEqualTo("30m");
        assertThat(secret.path("spec").has("secretStoreRef")).isFalse();
        JsonNode auths = fetched(secret);
        assertThat(auths.size()).isEqualTo(4);
        assertThat(auths.path("eu.gcr.io").path("password").asString()).isEqualTo("token of regcred.gcr");
        assertThat(auths.path("europe-docker.pkg.dev").path("password").asString())
                .isEqualTo("token of regcred.gar");
        assertThat(auths.path("madeup.azurecr.io").path("password").asString()).isEqualTo("token of regcred.acr");
    }

    @Test
    void everyManifestMatchesTheSchemaOfItsKind() throws IOException {
        List<String> kinds = new ArrayList<>();
        for (var file : deliveries.compiled(EncryptionOptions.WHEN_DECLARED).entrySet()) {
            if (file.getKey().matches("(sealed|external|kubernetes)-secrets/.*")) {
                JsonNode manifest = DeliveryFixture.yaml(file.getValue());
                String kind = manifest.path("kind").asString();
                kinds.add(kind);
                var rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(RESOURCES.resolve("crds/" + kind + ".json")));
                assertThat(rules.validate(DeliveryFixture.JSON.writeValueAsString(manifest), InputFormat.JSON))
                        .as(file.getKey())
                        .isEmpty();
            }
        }
        assertThat(kinds)
                .contains(
                        "SealedSecret",
                        "ExternalSecret",
                        "ECRAuthorizationToken",
                        "GCRAccessToken",
                        "ACRAccessToken",
                        "Secret");
    }

    @Test
    @RequiresProgram("kubectl")
    void kustomizeReadsEveryManifest() throws Exception {
        List<String> manifests = deliveries.compiled(EncryptionOptions.WHEN_DECLARED).keySet().stream()
                .filter(path -> path.matches("(sealed|external|kubernetes)-secrets/.*"))
                .toList();
        for (String environment : List.of("sealed", "sealed-for-the-cluster", "external", "generated", "values")) {
            String resources = manifests.stream()
                    .filter(path -> path.split("/", -1)[1].equals(environment))
                    .map(path -> "  - " + path + "\n")
                    .collect(Collectors.joining());
            Files.writeString(
                    deliveries.output().resolve("kustomization.yaml"), "namePrefix: prod-\nresources:\n" + resources);
            Process kustomize = new ProcessBuilder(
                            "kubectl", "kustomize", deliveries.output().toString())
                    .redirectErrorStream(true)
                    .start();
            String built = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(kustomize.waitFor()).as(built).isZero();
            assertThat(built).contains("name: prod-regcred");
        }
    }

    @Test
    void committableOutputsContainNoSecret() throws IOException {
        Map<String, String> files = deliveries.compiled(DeliveryFixture.byFingerprint());
        files.forEach((path, content) -> {
            if (!path.matches("(dt|kubernetes)-secrets/.*")) {
                deliveries.environment.forEach((name, value) -> assertThat(content)
                        .as(path)
                        .doesNotContain(
                                "canary", value, DeliveryFixture.base64(value), DeliveryFixture.base64(":" + value)));
            }
        });
    }

    // A token that expires after 12 hours is rejected wherever it would be stored.
    private String ecrBy(String delivery) throws IOException {
        deliveries.declare("""
                apiVersion: registries/v1
                registries:
                  - {name: by-role, url: 123456789012.dkr.ecr.eu-west-1.amazonaws.com, default: true}
                environments:
                  - name: here
                    namespace: payments
                    nodePulls: []
                    pullSecrets: [{name: regcred, delivery: %s%s}]
                applications: [{name: one, repository: one}]
                """.formatted(
                        delivery,
                        Map.of(
                                        "sealed-secret", ", sealing: {certificate: SEALING}",
                                        "sops", ", recipients: [RECIPIENT]")
                                .getOrDefault(delivery, "")));
        return deliveries.compile(EncryptionOptions.WHEN_DECLARED).diagnostics().stream()
                .map(diagnostic -> {
                    assertThat(diagnostic.help().orElse("")).contains("delivery: external-secret");
                    return diagnostic.code().id();
                })
                .collect(Collectors.joining());
    }

    private static String file(Map<String, String> files, String path) {
        return Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new AssertionError(path + " of " + files.keySet()));
    }

    private static JsonNode auths(JsonNode data) {
        byte[] json = Base64.getDecoder().decode(data.path(".dockerconfigjson").asString());
        return DeliveryFixture.JSON.readTree(json).path("auths");
    }

    private JsonNode unsealed(Map<String, String> files, String environment, String label)
            throws GeneralSecurityException {
        JsonNode secret = DeliveryFixture.yaml(file(files, "sealed-secrets/" + environment + "/regcred.yaml"));
        String sealed = secret.path("spec")
                .path("encryptedData")
                .path(".dockerconfigjson")
                .asString();
        return DeliveryFixture.JSON
                .readTree(deliveries.controller.open(sealed, label))
                .path("auths");
    }

    private JsonNode decrypted(String file) {
        String answer = ThirdPartyDecryptors.runScript(
                "sops.mjs",
                DeliveryFixture.JSON.writeValueAsString(
                        new TreeMap<>(Map.of("file", file, "identity", deliveries.identity.secret()))));
        JsonNode decrypted = DeliveryFixture.JSON.readTree(answer);
        assertThat(decrypted.path("macFits").asBoolean()).isTrue();
        // The values that helm-secrets passes to Helm.
        try {
            Path values = folder.resolve("decrypted.yaml");
            Files.writeString(values, DeliveryFixture.JSON.writeValueAsString(decrypted.path("values")));
            return auths(new RealHelm(folder).secret(values).path("data"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * The Secret that the controller creates from an ExternalSecret; the engine of the real Helm renders its template.
     */
    private JsonNode fetched(JsonNode secret) throws IOException {
        ObjectNode data = DeliveryFixture.JSON.createObjectNode();
        secret.path("spec").path("dataFrom").valueStream().forEach(from -> {
            JsonNode rewrite = from.path("rewrite").path(0).path("regexp");
            String generator =
                    from.path("sourceRef").path("generatorRef").path("name").asString();
            Map.of("username", "AWS", "password", "token of " + generator, "expires_at", "0")
                    .forEach((name, value) -> data.put(
                            name.replaceFirst(
                                    rewrite.path("source").asString(),
                                    rewrite.path("target").asString()),
                            value));
        });
        secret.path("spec").path("data").valueStream().forEach(entry -> {
            JsonNode remote = entry.path("remoteRef");
            data.put(entry.path("secretKey").asString(), stored(remote));
        });
        ObjectNode values = DeliveryFixture.JSON.createObjectNode();
        values.put(
                "template",
                secret.path("spec")
                        .path("target")
                        .path("template")
                        .path("data")
                        .path(".dockerconfigjson")
                        .asString());
        values.set("data", data);
        Path file = folder.resolve("external-values.json");
        Files.writeString(file, DeliveryFixture.JSON.writeValueAsString(values));
        String rendered = new Helm(RESOURCES.resolve("charts/external-secret"))
                .template()
                .withName("r")
                .withValuesFile(file)
                .call();
        return DeliveryFixture.JSON
                .readTree(DeliveryFixture.yaml(rendered).path("rendered").asString())
                .path("auths");
    }

    private String stored(JsonNode remote) {
        Map<String, String> known = deliveries.environment;
        String name =
                remote.path("key").asString() + " " + remote.path("property").asString("");
        return Optional.ofNullable(Map.of(
                                "registries/hub token", "HUB",
                                "registries/google ", "GOOGLE_KEY",
                                "registries/acr secret", "ACR",
                                "registries/quay token", "QUAY",
                                "registries/gitlab token", "GITLAB",
                                "registries/gitlab user", "GITLAB_USER",
                                "registries/harbor ", "HARBOR")
                        .get(name))
                .map(variable -> variable.equals("GOOGLE_KEY")
                        ? DeliveryFixture.JSON
                                .readTree(known.getOrDefault(variable, ""))
                                .toString()
                        : known.getOrDefault(variable, ""))
                .orElseThrow(() -> new AssertionError("the store has no " + name));
    }
}
