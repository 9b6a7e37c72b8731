// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationResult;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.misconfiguration.ValidFiles;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.Registry;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.DevtronBuildApi;
import io.registries.compiler.testing.DevtronRegistryApi;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Devtron accepts every registry payload unchanged, and every build configuration after adding the fields that the
 * manifest lists as missing; items without a payload are reported.
 */
class DevtronPayloadsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OUTPUTS = Set.of("devtron-registries", "docker-build-configs");
    private static final String NO_INJECTION = """
            {"id": 0, "credentialType": "SAME_AS_REGISTRY", "credentialValue": "", "appliedClusterIdsCsv": "",
             "ignoredClusterIdsCsv": "-1"}
            """;
    private static final Path RESOURCES = Path.of("src", "test", "resources").toAbsolutePath();
    private static final Pattern VARIABLE = Pattern.compile("env: *(\\w+)");
    private static final int VALID_FILES = 100;
    private static final List<String> REGISTRY_FIELDS =
            List.of("awsRegion", "awsAccessKeyId", "awsSecretAccessKey", "username", "password", "cert");
    private static final List<String> BUILD_FIELDS = List.of("useBuildx");
    private static final List<String> PIPELINE_FIELDS = List.of("dockerArgs");

    @TempDir
    private Path folder;

    private String googleKey = "";

    /** The kinds of the payloads that were accepted, with the fields that depend on them. */
    private final Set<String> kinds = new TreeSet<>();

    @BeforeEach
    void readGoogleKey() throws IOException {
        googleKey = Files.readString(CompilerRunner.SAMPLES.resolve("every-registry-type/secrets/gar-key.json"))
                .replace("\n", " ");
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> samples = Files.list(CompilerRunner.SAMPLES)) {
            return samples.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsASample(Path sample) throws IOException {
        String source = Files.isDirectory(sample.resolve("registries")) ? "registries" : "registries.yaml";
        assertThat(acceptedPayloads(sample, source)).isPositive();
    }

    @Test
    void acceptsEveryKindOfPayload() throws IOException {
        for (Path sample : samples().toList()) {
            acceptsASample(sample);
        }
        assertThat(kinds)
                .containsExactly(
                        "build buildpack-build",
                        "build managed-dockerfile-build",
                        "build self-dockerfile-build",
                        "build self-dockerfile-build useBuildx",
                        "build skip-build",
                        "pipeline dockerArgs",
                        "pipeline self-dockerfile-build",
                        "pipeline self-dockerfile-build useBuildx dockerArgs",
                        "registry acr username password",
                        "registry artifact-registry username password",
                        "registry docker-hub username password",
                        "registry ecr awsRegion",
                        "registry ecr awsRegion awsAccessKeyId awsSecretAccessKey",
                        "registry gcr username password",
                        "registry gitlab username password",
                        "registry other username password",
                        "registry other username password cert",
                        "registry quay username password");
        kinds.clear();
        acceptedPayloads(RESOURCES.resolve("builds"), "registries.yaml");
        assertThat(kinds)
                .contains(
                        "pipeline buildpack-build",
                        "pipeline managed-dockerfile-build useBuildx",
                        "pipeline self-dockerfile-build useBuildx",
                        "pipeline self-dockerfile-build dockerArgs",
                        "pipeline skip-build");
    }

    /** Includes files with mistakes that compile nevertheless. */
    @ParameterizedTest
    @CsvSource({"diagnostics, 20", "complaints, 8", "connectivity, 30", "init, 5", "builds, 1", "reports, 1", "fuzz, 8"
    })
    void acceptsACorpus(String corpus, int min) throws IOException {
        int accepted = 0;
        for (Path source : sources(RESOURCES.resolve(corpus))) {
            Path base = requireNonNull(source.getParent());
            String name = source.getFileName().toString();
            Result<CompilationResult> result = compile(base, name, environment(read(source)));
            if (result.isSuccess()) {
                accepted += accepted(base, name, result);
            }
        }
        assertThat(accepted).isGreaterThanOrEqualTo(min);
    }

    @Test
    void acceptsManyConfigurations() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/token.txt"), googleKey);
        Files.writeString(folder.resolve("secrets/aws.txt"), "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        Random random = new Random(17);
        for (int i = 0; i < VALID_FILES; i++) {
            String text = ValidFiles.next(random)
                    .replace("accessKeyId: {file: secrets/token.txt}", "accessKeyId: AKIAIOSFODNN7EXAMPLE")
                    .replace("secretAccessKey: {file: secrets/token.txt}", "secretAccessKey: {file: secrets/aws.txt}");
            Files.writeString(folder.resolve("registries.yaml"), text);
            assertThat(acceptedPayloads(folder, "registries.yaml")).isPositive();
        }
    }

    private int acceptedPayloads(Path base, String source) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : sources(base)) {
            text.append(read(file));
        }
        Result<CompilationResult> result = compile(base, source, environment(text.toString()));
        assertThat(result.isSuccess())
                .as(Reporter.console().report(result.diagnostics()))
                .isTrue();
        return accepted(base, source, result);
    }

    private Result<CompilationResult> compile(Path base, String source, Map<String, String> environment)
            throws IOException {
        return CompilerRunner.some(base, source, folder.resolve("out"), environment, OUTPUTS, Set.of());
    }

    /** The number of registry payloads; Devtron accepts all of them. */
    private int accepted(Path base, String source, Result<CompilationResult> result) throws IOException {
        Map<String, String> files = Golden.read(folder.resolve("out"));
        Map<String, JsonNode> entries = new HashMap<>();
        Set<String> registries = new HashSet<>();
        for (JsonNode entry :
                JSON.readTree(files.get("manifest.json")).path("files").values()) {
            String path = entry.path("path").asString();
            entries.put(path, entry);
            JsonNode payload = JSON.readTree(requireNonNull(files.get(path)));
            if (entry.has("registry")) {
                assertAccepted(entry, requireNonNull(files.get(path)));
                registries.add(payload.path("id").asString());
                kinds.add("registry " + payload.path("registryType").asString() + with(payload, REGISTRY_FIELDS));
            } else if (entry.has("pipeline")) {
                assertFragment(entry, payload);
                kinds.add("pipeline" + build(payload.path("dockerConfigOverride"), registries)
                        + with(payload, PIPELINE_FIELDS));
            } else {
                assertAcceptedWithMissingFields(entry, payload);
                kinds.add("build" + build(payload, registries));
            }
        }
        return assertComplete(base, source, result, entries);
    }

    private static String build(JsonNode target, Set<String> registries) {
        if (target.isMissingNode()) {
            return "";
        }
        // Devtron rejects a registry that it cannot push to.
        assertThat(registries).contains(target.path("dockerRegistry").asString());
        JsonNode build = target.path("ciBuildConfig");
        return " " + build.path("ciBuildType").asString() + with(build.path("dockerBuildConfig"), BUILD_FIELDS);
    }

    private static String with(JsonNode payload, List<String> fields) {
        return fields.stream()
                .filter(field -> isSet(payload.path(field)))
                .map(field -> " " + field)
                .collect(Collectors.joining());
    }

    private static boolean isSet(JsonNode value) {
        return value.isString() ? !value.asString().isEmpty() : value.asBoolean(false) || !value.isEmpty();
    }

    private static void assertAccepted(JsonNode entry, String payload) {
        assertThat(DevtronRegistryApi.refusal(payload)).as(payload).isEmpty();
        assertThat(JSON.readTree(payload).path("ipsConfig")).isEqualTo(JSON.readTree(NO_INJECTION));
        assertThat(entry.path("method").asString()).isEqualTo("POST");
        assertThat(entry.path("endpoint").asString()).isEqualTo("/orchestrator/docker/registry");
    }

    private static void assertAcceptedWithMissingFields(JsonNode entry, JsonNode config) {
        assertThat(DevtronBuildApi.refusals(config)).hasSameSizeAs(missing(entry));
        missing(entry).forEach(field -> set(config, field));
        assertThat(DevtronBuildApi.refusals(config)).as(config.toString()).isEmpty();
        assertThat(entry.path("method").asString()).isEqualTo("POST");
        assertThat(entry.path("endpoint").asString()).isEqualTo("/orchestrator/app/ci-pipeline");
        assertThat(entry.path("checkoutPath").asString()).startsWith("./");
    }

    private static void assertFragment(JsonNode entry, JsonNode pipeline) {
        assertThat(entry.path("fragmentOf").asString()).isEqualTo("ciPipeline");
        assertThat(entry.has("endpoint")).isFalse();
        assertThat(DevtronBuildApi.pipelineRefusals(pipeline))
                .hasSize(missing(entry).size() + 1)
                .contains("200 but `active` is absent or false: the pipeline is deactivated");
        missing(entry).forEach(field -> set(pipeline, field));
        ((ObjectNode) pipeline).put("active", true);
        assertThat(DevtronBuildApi.pipelineRefusals(pipeline)).isEmpty();
    }

    private static List<String> missing(JsonNode entry) {
        return entry.path("missing").valueStream().map(JsonNode::asString).toList();
    }

    private static void set(JsonNode document, String path) {
        String pointer = "/" + path.replace('.', '/');
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) document.at(pointer.substring(0, last))).put(pointer.substring(last + 1), 1);
    }

    // Each registry, application and pipeline has either a file or a note.
    private static int assertComplete(
            Path base, String source, Result<CompilationResult> result, Map<String, JsonNode> entries) {
        Configuration declared = CompilerRunner.compiler()
                .validate(CompilerRunner.request(base, source, Map.of()))
                .value()
                .orElseThrow()
                .configuration();
        Set<String> expected = new HashSet<>();
        Set<String> skipped = new HashSet<>();
        int payloads = 0;
        for (Registry registry : declared.registries()) {
            if (registry.isPublic()) {
                skipped.add("`devtron-registries` skips registry `" + registry.name() + "`");
            } else {
                expected.add("devtron-registries/" + registry.name() + ".json");
                payloads++;
            }
        }
        for (Application application : declared.applications()) {
            if (!application.isManaged()) {
                continue;
            }
            String note = "`docker-build-configs` skips this build of application `" + application.name() + "`";
            if (application.build().registry().value().isPublic()) {
                skipped.add(note);
                continue;
            }
            expected.add("docker-build-configs/" + application.name() + ".json");
            for (Pipeline pipeline : application.pipelines()) {
                if (pipeline.build().registry().value().isPublic()) {
                    skipped.add(note);
                } else {
                    expected.add("docker-build-configs/" + application.name() + "/" + pipeline.name() + ".json");
                }
            }
        }
        assertThat(entries.keySet()).isEqualTo(expected);
        assertThat(result.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code() == DiagnosticCode.PUBLIC_REGISTRY_SKIPPED)
                .extracting(diagnostic -> diagnostic.message().split(":", 2)[0])
                .hasSameElementsAs(skipped);
        return payloads;
    }

    // Some files are invalid because they are not UTF-8.
    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static List<Path> sources(Path base) throws IOException {
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    // The names of the variables specify their content.
    private Map<String, String> environment(String yaml) {
        Map<String, String> environment = new HashMap<>();
        VARIABLE.matcher(yaml).results().map(reference -> reference.group(1)).forEach(name -> {
            if (name.matches(".*(GCR|GAR|GOOGLE).*KEY.*")) {
                environment.put(name, googleKey);
            } else if (name.endsWith("_ID")) {
                environment.put(name, "AKIAIOSFODNN7EXAMPLE");
            } else {
                environment.put(name, "made-up-" + name);
            }
        });
        return environment;
    }
}
