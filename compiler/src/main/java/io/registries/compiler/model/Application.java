// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An application.
 *
 * @param name unique
 * @param project in Devtron
 * @param build its own build, used wherever no pipeline takes over
 * @param pipelines that take over for some environments
 * @param pulls the images that its pods pull, one an environment
 */
public record Application(
        Located<String> name,
        Optional<String> project,
        EffectiveBuild build,
        List<Pipeline> pipelines,
        List<Pull> pulls) {

    /** All its builds: its own, then those of its pipelines. */
    public Stream<EffectiveBuild> builds() {
        Stream<EffectiveBuild> own = Stream.of(build);
        return pipelines.isEmpty() ? own : Stream.concat(own, pipelines.stream().map(Pipeline::build));
    }
}
