// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.DevtronBuildApi;
import io.registries.compiler.testing.DevtronRegistryApi;
import io.registries.compiler.testing.Program;
import io.registries.compiler.testing.RequiresProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands of docs/guides/devtron.md send what Devtron accepts, by a curl that answers as Devtron does. */
@RequiresProgram({"bash", "jq"})
class DevtronGuideTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final String SOURCE = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            environments:
              - {name: production}
            applications:
              - name: checkout
                repository: acme/checkout
                pipelines:
                  - {name: release, environments: [production], build: {dockerfile: release.Dockerfile}}
            """;
    private static final String CURL = """
            #!/bin/bash
            body=
            for argument; do
              case $argument in
                @token-header) grep -q '^token: made-up$' token-header ;;
                @*) body=${argument#@} ;;
              esac
            done
            url=${!#}
            if [ -n "$body" ]; then
              cp "$body" "sent${url//[\\/:]/-}.json"
              echo '{"code": 200, "result": {"password": "canary"}}'
              exit
            fi
            case $url in
              */app/autocomplete*) echo '{"result": [{"id": 8, "name": "checkout-api"}, {"id": 7, "name": "checkout"}]}' ;;
              */app/get/7) echo '{"result": {"material": [{"id": 4, "checkoutPath": "./docs"}, {"id": 3, "checkoutPath": "./"}]}}' ;;
              */app/ci-pipeline/7) echo '{"result": {"ciPipelines": [{"id": 20, "name": "test"}, {"id": 21, "name": "release"}]}}' ;;
              */app/ci-pipeline/7/21) echo '{"result": {"id": 21, "appId": 7, "appWorkflowId": 5, "name": "release", "active": true,
                "enableCustomTag": true, "preBuildStage": {}, "isDockerConfigOverridden": false, "dockerArgs": {"OLD": "1"}}}' ;;
              *) exit 22 ;;
            esac
            """;

    @TempDir
    private Path folder;

    @Test
    void sendsCompleteRequests() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), SOURCE);
        Result<?> compiled = CompilerRunner.some(
                folder,
                "registries.yaml",
                folder.resolve("target/registries"),
                Map.of("TOKEN", "made-up"),
                Set.of("devtron-registries", "docker-build-configs"),
                Set.of());
        assertThat(compiled.isSuccess())
                .as(Reporter.console().report(compiled.diagnostics()))
                .isTrue();
        Path curl = Files.createDirectories(folder.resolve("bin")).resolve("curl");
        Files.writeString(curl, CURL);
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("guide.sh"), "set -euo pipefail\nPATH=$PWD/bin:$PATH\n" + commands());

        Program.Run run = Program.named("bash")
                .with(Map.of("DEVTRON", "https://devtron.example", "TOKEN", "made-up"))
                .run(folder, "guide.sh");

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output()).doesNotContain("canary").doesNotContain("made-up");
        assertThat(DevtronRegistryApi.refusal(sentText("docker-registry"))).isEmpty();
        assertThat(DevtronBuildApi.refusals(sent("app-ci-pipeline"))).isEmpty();
        assertThat(sent("app-ci-pipeline").path("appId").asInt()).isEqualTo(7);
        assertThat(sent("app-ci-pipeline").at("/ciBuildConfig/gitMaterialId").asInt())
                .isEqualTo(3);
        assertPatched(sent("app-ci-pipeline-patch"));
    }

    private static void assertPatched(JsonNode patch) {
        assertThat(patch.path("appWorkflowId").asInt()).isEqualTo(5);
        assertThat(patch.path("action").asInt()).isEqualTo(1);
        JsonNode pipeline = patch.path("ciPipeline");
        assertThat(pipeline.path("active").asBoolean()).isTrue();
        assertThat(pipeline.path("enableCustomTag").asBoolean()).isTrue();
        assertThat(pipeline.has("preBuildStage")).isFalse();
        assertThat(pipeline.path("dockerArgs").isEmpty()).isTrue();
        JsonNode build = pipeline.at("/dockerConfigOverride/ciBuildConfig");
        assertThat(build.at("/dockerBuildConfig/dockerfileRelativePath").asString())
                .isEqualTo("release.Dockerfile");
        assertThat(build.path("gitMaterialId").asInt()).isEqualTo(3);
        assertThat(build.path("buildContextGitMaterialId").asInt()).isEqualTo(3);
    }

    private JsonNode sent(String endpoint) throws IOException {
        return JSON.readTree(sentText(endpoint));
    }

    private String sentText(String endpoint) throws IOException {
        return Files.readString(folder.resolve("senthttps---devtron.example-orchestrator-" + endpoint + ".json"));
    }

    private static String commands() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "guides", "devtron.md"));
        return SHELL.matcher(guide).results().map(block -> block.group(1)).collect(joining("\n"));
    }
}
