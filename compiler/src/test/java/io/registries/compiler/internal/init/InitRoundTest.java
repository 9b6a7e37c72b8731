// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Pull;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The output for Devtron, returned by Devtron and imported again, equals the declaration. */
class InitRoundTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONFIGS = "docker-build-configs";
    private static final Set<String> ONLY_CONFIGS = Set.of(CONFIGS);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"monorepo, registries", "every-registry-type, registries.yaml", "quickstart, registries.yaml"})
    void producesTheSameBuildConfigurations(String sample, String source) throws IOException {
        Path base = CompilerRunner.SAMPLES.resolve(sample);
        Path first = folder.resolve("first");
        assertThat(CompilerRunner.all(base, source, first, Map.of()).isSuccess())
                .isTrue();
        Configuration declared = new RegistriesCompiler()
                .validate(CompilerRunner.request(base, source, Map.of()))
                .value()
                .orElseThrow()
                .configuration();
        // Registries without a payload, and their applications, do not exist in Devtron.
        List<Application> answered = declared.applications().stream()
                .filter(application -> Files.exists(first.resolve(CONFIGS).resolve(application.name() + ".json")))
                .toList();
        exportRegistries(first);
        exportApplications(first, answered);
        InitResult result = init();
        assertThat(result.applications()).isEqualTo(answered.size());
        Path second = folder.resolve("second");
        var compiled = CompilerRunner.some(folder, "registries.yaml", second, Map.of(), ONLY_CONFIGS, Set.of());
        assertThat(compiled.isSuccess())
                .as(Reporter.console().report(compiled.diagnostics()))
                .isTrue();
        assertThat(Golden.read(second.resolve(CONFIGS))).isEqualTo(Golden.read(first.resolve(CONFIGS)));
    }

    @Test
    void importsSixHundredApplications() throws IOException {
        Files.writeString(folder.resolve("registries.json"), """
                [{"id": "hub", "registryType": "docker-hub", "registryUrl": "docker.io", "username": "acme"},
                 {"id": "second", "registryType": "docker-hub", "registryUrl": "docker.io", "username": "acme2"},
                 {"id": "quay", "registryType": "quay", "registryUrl": "quay.io", "username": "acme+robot"}]
                """);
        List<String> registries = List.of("hub", "second", "quay");
        for (int i = 0; i < 600; i++) {
            ObjectNode answer = JSON.createObjectNode();
            answer.putObject("metadata").put("appName", "app-" + i).put("projectName", "project-" + i % 7);
            answer.putObject("dockerConfig")
                    .put("dockerRegistry", registries.get(i % 3))
                    .put("dockerRepository", "acme/app-" + i)
                    .putObject("ciBuildConfig")
                    .put("ciBuildType", "self-dockerfile-build")
                    .putObject("dockerBuildConfig")
                    .put("dockerfileRelativePath", "services/app-" + i + "/Dockerfile");
            workflow(answer.putArray("workflows"), "ci-" + i, List.of("staging", "production-" + i % 4));
            write("applications/app-" + i + ".json", JSON.createObjectNode().set("result", answer));
        }
        InitResult result = init();
        assertThat(result.applications()).isEqualTo(600);
        assertThat(result.environments()).isEqualTo(5);
        var valid = new RegistriesCompiler().validate(CompilerRunner.request(folder, "registries.yaml", Map.of()));
        assertThat(valid.diagnostics()).isEmpty();
        assertThat(valid.value().orElseThrow().configuration().applications()).hasSize(600);
    }

    private InitResult init() throws IOException {
        var result = new RegistriesCompiler()
                .init(InitRequest.builder(folder, folder.resolve("registries.yaml"))
                        .registries(List.of(folder.resolve("registries.json")))
                        .applications(List.of(folder.resolve("applications")))
                        .context(new RunContext(CompilerRunner.CLOCK, Map.of(), List.of()))
                        .build());
        assertThat(result.diagnostics())
                .as(Reporter.console().report(result.diagnostics()))
                .isEmpty();
        return result.value().orElseThrow();
    }

    private void exportRegistries(Path output) throws IOException {
        ArrayNode beans = JSON.createArrayNode();
        try (Stream<Path> files = Files.list(output.resolve("devtron-registries"))) {
            for (Path file : files.sorted().toList()) {
                beans.add(JSON.readTree(Files.readString(file)));
            }
        }
        write("registries.json", JSON.createObjectNode().set("result", beans));
    }

    private void exportApplications(Path output, List<Application> declared) throws IOException {
        for (Application application : declared) {
            String name = application.name().value();
            ObjectNode answer = JSON.createObjectNode();
            answer.putObject("metadata")
                    .put("appName", name)
                    .put("projectName", application.project().orElse("any"));
            answer.set("dockerConfig", json(output.resolve(CONFIGS).resolve(name + ".json")));
            ArrayNode workflows = answer.putArray("workflows");
            List<String> rest =
                    application.pulls().stream().map(Pull::environment).collect(toList());
            for (var pipeline : application.pipelines()) {
                List<String> environments = pipeline.environments().stream()
                        .map(environment -> environment.value())
                        .toList();
                rest.removeAll(environments);
                ObjectNode build = workflow(workflows, pipeline.name().value(), environments);
                json(output.resolve(CONFIGS).resolve(name).resolve(pipeline.name() + ".json"))
                        .properties()
                        .forEach(field -> build.set(field.getKey(), field.getValue()));
            }
            workflow(workflows, "ci-of-the-rest", rest);
            write("applications/" + name + ".json", JSON.createObjectNode().set("result", answer));
        }
    }

    private static ObjectNode workflow(ArrayNode workflows, String pipeline, List<String> environments) {
        ObjectNode workflow = workflows.addObject();
        ArrayNode deployments = workflow.putArray("cdPipelines");
        environments.forEach(environment -> deployments.addObject().put("environmentName", environment));
        return workflow.putObject("ciPipeline").put("name", pipeline);
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private void write(String name, JsonNode content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content.toString());
    }
}
