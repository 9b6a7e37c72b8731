// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.List;

/**
 * A configuration without errors.
 *
 * @param sources the source files
 * @param configuration the model
 * @param pullPaths how each image is pulled
 */
public record ValidatedConfiguration(List<SourceFile> sources, Configuration configuration, List<PullPath> pullPaths) {

    /** The configuration, and how its images are pulled. */
    public ResolvedConfiguration resolved() {
        return new ResolvedConfiguration(configuration, pullPaths);
    }
}
