// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each check rejects the requests that violate it; none rejects the original request. */
class DevtronBuildApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUILD = """
            {"gitMaterialId": 1, "buildContextGitMaterialId": 1, "useRootBuildContext": false,
             "ciBuildType": "self-dockerfile-build",
             "dockerBuildConfig": {"dockerfileRelativePath": "Dockerfile", "targetPlatform": "linux/amd64,linux/arm/v7"}}
            """;
    private static final String TARGET = """
            "dockerRegistry": "hub", "dockerRepository": "acme/one", "ciBuildConfig": %s
            """.formatted(BUILD);
    private static final String APPLICATION = "{\"appId\": 1, " + TARGET + "}";
    private static final String PIPELINE = """
            {"name": "release", "active": true, "isDockerConfigOverridden": true, "dockerArgs": {"A": "1"},
             "dockerConfigOverride": {%s}}
            """.formatted(TARGET);

    @Test
    void acceptsValidRequests() {
        assertThat(DevtronBuildApi.refusals(JSON.readTree(APPLICATION))).isEmpty();
        assertThat(DevtronBuildApi.pipelineRefusals(JSON.readTree(PIPELINE))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/devtron/refused-builds.csv", delimiter = '|', quoteCharacter = '~')
    void rejectsWhatDevtronRejects(String kind, String change, String answer) {
        boolean isPipeline = kind.equals("PIPELINE");
        ObjectNode request = (ObjectNode) JSON.readTree(isPipeline ? PIPELINE : APPLICATION);
        merge(request, JSON.readTree(change.replace("LONG", "x".repeat(251))));
        assertThat(isPipeline ? DevtronBuildApi.pipelineRefusals(request) : DevtronBuildApi.refusals(request))
                .contains(answer.strip());
    }

    // As in RFC 7386.
    private static void merge(ObjectNode target, JsonNode change) {
        change.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode part && target.get(entry.getKey()) instanceof ObjectNode whole) {
                merge(whole, part);
            } else if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
