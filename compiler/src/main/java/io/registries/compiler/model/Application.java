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
 * @param build the build for environments without a pipeline
 * @param pipelines that override the build for some environments
 * @param pulls the images that its pods pull, one per environment
 * @param isManaged whether Devtron is kept in line with it
 * @param renamedFrom its former name in Devtron
 * @param written the fields that the file sets
 */
public record Application(
        Located<String> name,
        Optional<String> project,
        EffectiveBuild build,
        List<Pipeline> pipelines,
        List<Pull> pulls,
        boolean isManaged,
        Optional<Located<String>> renamedFrom,
        WrittenFields written) {

    /** All builds: the application's build, then those of its pipelines. */
    public Stream<EffectiveBuild> builds() {
        Stream<EffectiveBuild> applicationBuild = Stream.of(build);
        return pipelines.isEmpty()
                ? applicationBuild
                : Stream.concat(applicationBuild, pipelines.stream().map(Pipeline::build));
    }
}
