// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.EncryptionOptions;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pipelines sample: its documents with their schemas, and a repository in the state after its pipelines. */
public final class PipelinesSample {
    public static final Map<String, String> SECRETS = Map.of(
            "DOCKERHUB_TOKEN", "canary-hub-push",
            "DOCKERHUB_PULL_TOKEN", "canary-hub-pull",
            "HARBOR_PASSWORD", "canary-harbor",
            "REGISTRIES_FINGERPRINT_KEY", "canary-key-of-no-less-than-32-bytes");
    /** The outputs that may be committed; the pipelines list the same. */
    public static final Set<String> COMMITTABLE =
            Set.of("docker-build-configs", "image-pull-secrets", "sealed-secrets", "external-secrets", "sops-values");
    /** The documents with their schemas; `kind` if each document specifies its kind. */
    public static final Map<String, String> SCHEMAS = new TreeMap<>(Map.of(
            "pre-commit/.pre-commit-hooks.yaml", "pre-commit-hooks",
            "argocd/production.yaml", "Application",
            "argocd/staging.yaml", "Application",
            "flux/sources.yaml", "kind",
            "flux/production.yaml", "Kustomization.flux",
            "flux/staging.yaml", "Kustomization.flux",
            "flux/staging/hub-pull.yaml", "HelmRelease",
            "flux/staging/kustomization.yaml", "Kustomization.kustomize",
            "flux/staging/kustomizeconfig.yaml", "kustomizeconfig"));

    public static final Set<String> SCRIPTS = Set.of("helm/apply.sh", "pre-commit/pre-commit");

    private static final Path FOLDER = CompilerRunner.SAMPLES.resolve("pipelines");
    private static final Path SCHEMA_FOLDER = Path.of("src", "test", "resources", "pipelines");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PipelinesSample() {}

    /**
     * One document of a file.
     *
     * @param file within the sample
     * @param schema its schema
     * @param content as a tree
     */
    public record Document(String file, String schema, JsonNode content) {
        public List<Error> errors(JsonNode node) {
            try {
                Schema loaded = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA_FOLDER.resolve(schema + ".schema.json")), InputFormat.JSON);
                return loaded.validate(node);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return file + ": " + schema;
        }
    }

    public static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    public static List<Document> documents() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Map.Entry<String, String> file : SCHEMAS.entrySet()) {
            for (JsonNode content : yaml(text(file.getKey()))) {
                String schema =
                        file.getValue().equals("kind") ? content.path("kind").asString() : file.getValue();
                documents.add(new Document(file.getKey(), schema, content));
            }
        }
        return documents;
    }

    /** The documents of one file. */
    public static List<JsonNode> documents(String file) throws IOException {
        return yaml(text(file));
    }

    public static List<JsonNode> yaml(String text) {
        List<JsonNode> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(text)
                .forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    /** Copies the sample with another recipient. */
    public static void copy(Path repository, String recipient) throws IOException {
        for (Map.Entry<String, String> file : Golden.read(FOLDER).entrySet()) {
            Path target = repository.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue().replaceAll("age1[a-z0-9]+", recipient));
        }
    }

    /** Compiles these kinds of output with all secrets. */
    public static void compile(Path repository, Path output, Set<String> kinds) throws IOException {
        Result<CompilationResult> made = new RegistriesCompiler()
                .compile(CompilationRequest.builder(
                                CompilerRunner.request(repository, "registries.yaml", SECRETS), output)
                        .outputs(kinds)
                        .encryption(new EncryptionOptions(Optional.of("env:REGISTRIES_FINGERPRINT_KEY"), false))
                        .build());
        assertThat(made.diagnostics()).isEmpty();
    }

    /** The manifest entries of a kind of output. */
    public static List<JsonNode> listed(Path output, String kind) throws IOException {
        return JSON.readTree(Files.readString(output.resolve("manifest.json")))
                .path("files")
                .valueStream()
                .filter(file -> file.path("kind").asString().equals(kind))
                .toList();
    }
}
