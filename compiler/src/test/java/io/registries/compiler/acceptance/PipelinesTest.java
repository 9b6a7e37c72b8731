// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.model.plan.PlanOutcome;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.PipelinesSample;
import io.registries.compiler.testing.Program;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every file of the pipelines sample is valid for its host; the integration test runs the pipelines. */
class PipelinesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WORKFLOW = "github/registries.yml";
    private static final String PROTECTED_MAIN = "github/protected-main.yml";
    private static final String GITLAB = "gitlab/.gitlab-ci.yml";
    private static final String JENKINSFILE = "jenkins/Jenkinsfile";
    private static final Pattern OUTPUTS =
            Pattern.compile("-Dregistries\\.outputs=([a-z,-]+) -Dregistries\\.outputDirectory=deploy");

    private static final Pattern PLAN = Pattern.compile("registries-maven-plugin:[^:]+:plan .*");

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @RequiresProgram({"node", "npm"})
    @ValueSource(strings = {WORKFLOW, PROTECTED_MAIN})
    void gitHubAcceptsTheWorkflow(String workflow) throws IOException {
        assertThat(ThirdPartyDecryptors.runScript("github-workflow.mjs", PipelinesSample.text(workflow)))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @RequiresProgram({"node", "npm"})
    @ValueSource(strings = {"runs-on: ubuntu-24.04", "security-events: write", "${{ secrets.HARBOR_PASSWORD }}"})
    void gitHubRejectsAMistake(String right) throws IOException {
        String wrong = PipelinesSample.text(WORKFLOW).replace(right, right.replaceFirst("s", "z"));
        assertThat(ThirdPartyDecryptors.runScript("github-workflow.mjs", wrong)).isNotEqualTo("[]");
    }

    @ParameterizedTest
    @RequiresProgram({"node", "npm"})
    @CsvSource({
        "merge_request_event, '[\"validate\",\"drift\",\"plan\"]'",
        "schedule, '[\"check\"]'",
        "push, '[\"deploy\"]'",
        "web, '[]'"
    })
    void gitLabRunsTheJobsOfAnEvent(String source, String jobs) throws IOException {
        assertThat(ThirdPartyDecryptors.runScript("gitlab-ci.mjs", gitLab(PipelinesSample.text(GITLAB), source)))
                .isEqualTo(jobs);
    }

    @Test
    @RequiresProgram({"node", "npm"})
    void gitLabRejectsAMistake() throws IOException {
        String wrong = PipelinesSample.text(GITLAB).replace("when: always", "wen: always");
        assertThat(ThirdPartyDecryptors.rejects("gitlab-ci.mjs", gitLab(wrong, "push")))
                .isTrue();
    }

    private static String gitLab(String file, String source) {
        return JSON.writeValueAsString(Map.of("file", file, "source", source));
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKFLOW, PROTECTED_MAIN, GITLAB, JENKINSFILE, "README.md"})
    void commitsOnlyCommittableOutputs(String file) throws IOException {
        Matcher outputs = OUTPUTS.matcher(PipelinesSample.text(file));
        assertThat(outputs.find()).isTrue();
        assertThat(outputs.group(1).split(",", -1)).containsExactlyInAnyOrderElementsOf(PipelinesSample.COMMITTABLE);
    }

    /** A pull request can change everything that its job runs, so a token there is a token for its author. */
    @Test
    void jobsOfPullRequestsHaveNoSecrets() throws IOException {
        JsonNode workflow = PipelinesSample.documents(WORKFLOW).get(0);
        assertThat(workflow.path("env").properties()).isNotEmpty();
        assertThat(workflow.path("env").toString()).doesNotContain("${{");
        JsonNode jobs = workflow.path("jobs");
        for (JsonNode job : jobs.values()) {
            if (job.path("if").asString("").contains("pull_request")) {
                assertThat(job.toString()).doesNotContain("secrets.").doesNotContain("vars.");
            }
        }
        JsonNode gitLab = PipelinesSample.documents(GITLAB).get(0);
        List<String> events = new ArrayList<>();
        gitLab.properties().forEach(job -> {
            String text = job.getValue().toString();
            if (text.contains("merge_request_event")) {
                events.add(job.getKey());
                assertThat(text).doesNotContain("env:").doesNotContain("DEVTRON_");
            }
        });
        assertThat(events).containsExactly("validate", "drift", "plan");
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKFLOW, GITLAB, JENKINSFILE})
    void plansOfPullRequestsReadTheStateOfTheTargetBranch(String file) throws IOException {
        List<String> plans = PLAN.matcher(PipelinesSample.text(file))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(plans).hasSize(3);
        assertThat(plans)
                .filteredOn(plan -> plan.contains("fromState"))
                .singleElement()
                .asString()
                .doesNotContain("DEVTRON_")
                .containsPattern("fromState=(main|target-branch)/devtron-state.json");
        assertThat(plans)
                .filteredOn(plan -> plan.contains("saveState=devtron-state.json"))
                .hasSize(1);
    }

    /** Only a plan that compared everything and found no difference passes. */
    @ParameterizedTest
    @ValueSource(strings = {WORKFLOW, GITLAB, JENKINSFILE})
    void nightlyPlansFailOnEveryOutcome(String file) throws IOException {
        Matcher failOn =
                Pattern.compile("-Dregistries\\.plan\\.failOn=([a-z,]+)").matcher(PipelinesSample.text(file));
        assertThat(failOn.find()).isTrue();
        assertThat(failOn.group(1).split(",", -1)).containsExactlyInAnyOrderElementsOf(PlanOutcome.selectable());
        assertThat(failOn.find()).isFalse();
    }

    static List<PipelinesSample.Document> documents() throws IOException {
        return PipelinesSample.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentsMatchTheirSchemas(PipelinesSample.Document document) {
        assertThat(document.errors(document.content())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void schemasRejectUnknownFields(PipelinesSample.Document document) {
        JsonNode wrong = document.content().deepCopy();
        List<ObjectNode> maps = new ArrayList<>();
        collect(wrong, maps);
        for (ObjectNode map : maps) {
            map.put("misspelt", "value");
            assertThat(document.errors(wrong)).as("in %s", map).isNotEmpty();
            map.remove("misspelt");
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> maps) {
        if (node instanceof ObjectNode map) {
            maps.add(map);
        }
        node.forEach(child -> collect(child, maps));
    }

    @ParameterizedTest
    @RequiresProgram("bash")
    @ValueSource(strings = {"sh", "bash"})
    void scriptsHaveNoSyntaxErrors(String shell) throws IOException {
        for (String script : PipelinesSample.SCRIPTS) {
            Program.Run run =
                    Program.named(shell).run(scratch, "-n", CompilerRunner.SAMPLES.resolve("pipelines/" + script));
            assertThat(run.code()).as("%s: %s", script, run.output()).isZero();
        }
    }

    @Test
    void everyFileIsTested() throws IOException {
        Set<String> tested = new TreeSet<>(PipelinesSample.SCHEMAS.keySet());
        tested.addAll(PipelinesSample.SCRIPTS);
        tested.addAll(List.of(WORKFLOW, PROTECTED_MAIN, GITLAB));
        // compiled by all tests of the pipelines; the integration test, which runs them, reads the last three
        tested.addAll(List.of("registries.yaml", "certs/sealed-secrets.pem", ".gitignore"));
        tested.addAll(List.of(JENKINSFILE, "README.md", "settings.xml"));
        Set<String> there = new TreeSet<>(
                Golden.read(CompilerRunner.SAMPLES.resolve("pipelines")).keySet());
        there.removeIf(path -> path.startsWith("target/") || path.startsWith("deploy/"));
        assertThat(there).isEqualTo(tested);
    }
}
