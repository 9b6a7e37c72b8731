// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The run of a pipeline, as GitHub Actions, GitLab CI and Jenkins name it in environment variables.
 *
 * @param commit the commit that it runs for; empty if it is not known
 * @param id the number or URL of the run; empty if it is not known
 */
public record PipelineRun(Optional<String> commit, Optional<String> id) {
    /** No pipeline. */
    public static final PipelineRun NONE = new PipelineRun(Optional.empty(), Optional.empty());

    private static final List<String> COMMIT = List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");
    private static final List<String> ID = List.of("GITHUB_RUN_ID", "CI_PIPELINE_URL", "BUILD_URL");

    /** The run that environment variables name. */
    public static PipelineRun of(Map<String, String> environment) {
        return new PipelineRun(first(environment, COMMIT), first(environment, ID));
    }

    private static Optional<String> first(Map<String, String> environment, List<String> names) {
        return names.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
