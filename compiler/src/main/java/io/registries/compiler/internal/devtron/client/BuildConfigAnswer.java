// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;
import java.util.Optional;

/**
 * The build configuration and the build pipelines of an application.
 *
 * @param build the build configuration; empty if there is none yet
 * @param pipelines the names of the pipelines
 */
public record BuildConfigAnswer(Optional<LiveBuild> build, List<PipelineName> pipelines) {
    /**
     * A build pipeline.
     *
     * @param id its id
     * @param name its name
     */
    public record PipelineName(int id, String name) {}

    public BuildConfigAnswer {
        pipelines = List.copyOf(pipelines);
    }
}
