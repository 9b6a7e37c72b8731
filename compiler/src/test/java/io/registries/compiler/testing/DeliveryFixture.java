// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.EncryptionOptions;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A configuration with every delivery method, and the keys to decrypt its secrets. */
public final class DeliveryFixture {
    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "made-up-key-of-32-bytes-in-length";

    private static final FakeSealedSecretsController CONTROLLER = FakeSealedSecretsController.withRsaKey();

    public final FakeSealedSecretsController controller = CONTROLLER;
    public final AgeIdentity identity = AgeIdentity.make();
    public final Map<String, String> environment = new HashMap<>();
    private final Path folder;

    public DeliveryFixture(Path folder) throws IOException {
        this.folder = folder;
        for (String name : new String[] {"HUB", "ACR", "QUAY", "GITLAB", "GITLAB_USER", "HARBOR", "AWS_SECRET"}) {
            environment.put(name, "canary-" + name + " \"\\$<&>'{{é".replace("'", ""));
        }
        environment.put("AWS_ID", "AKIAIOSFODNN7EXAMPLE");
        environment.put("FINGERPRINT_KEY", KEY);
        environment.put(
                "GOOGLE_KEY",
                Files.readString(CompilerRunner.SAMPLES.resolve("every-registry-type/secrets/gar-key.json")));
        Files.writeString(folder.resolve("sealing.pem"), controller.certificate());
    }

    public void declare(String yaml) throws IOException {
        Files.writeString(
                folder.resolve("registries.yaml"),
                yaml.replace("SEALING", "sealing.pem")
                        .replace("RECIPIENT", identity.recipient().toString()));
    }

    public Path output() {
        return folder.resolve("out");
    }

    public CompilationRequest request(EncryptionOptions reseal, Map<String, String> known) {
        Path own = folder.resolve("templates");
        return CompilationRequest.builder(CompilerRunner.request(folder, "registries.yaml", known), output())
                .outputs(Set.of(
                        "dt-secrets",
                        "sops-values",
                        "sealed-secrets",
                        "external-secrets",
                        "kubernetes-secrets",
                        "image-pull-secrets"))
                .templatesDirectory(Optional.of(own).filter(Files::isDirectory))
                .encryption(reseal)
                .build();
    }

    public Result<CompilationResult> compile(EncryptionOptions reseal) throws IOException {
        Result<CompilationResult> result = new RegistriesCompiler().compile(request(reseal, environment));
        OutputSchema.assertValidManifest(output());
        return result;
    }

    public Map<String, String> compiled(EncryptionOptions reseal) throws IOException {
        Result<CompilationResult> result = compile(reseal);
        assertThat(result.isSuccess()).as(result.diagnostics().toString()).isTrue();
        return files();
    }

    public Map<String, String> files() throws IOException {
        return new TreeMap<>(Golden.read(output()));
    }

    public static EncryptionOptions byFingerprint() {
        return new EncryptionOptions(Optional.of("env:FINGERPRINT_KEY"), false);
    }

    public static JsonNode yaml(String text) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
