// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;
import java.util.Optional;

/**
 * The build configuration and the build pipelines of an application.
 *
 * @param build the build configuration; empty if there is none yet
 * @param pipelines the pipelines
 */
public record BuildConfigAnswer(Optional<LiveBuild> build, List<PipelineSummary> pipelines) {
    /**
     * A build pipeline.
     *
     * @param id its id
     * @param name its name
     * @param registry the registry that it pushes to in place of the application's; empty if it does not override it
     */
    public record PipelineSummary(int id, String name, String registry) {}

    public BuildConfigAnswer {
        pipelines = List.copyOf(pipelines);
    }
}
