// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.List;
import java.util.Optional;

/**
 * A valid configuration.
 *
 * @param configuration the linked configuration
 * @param pullPaths how each image is pulled, in order of environment and application
 * @param impact the differences from the baseline; absent without a baseline, or if it is not valid
 */
public record ValidationResult(Configuration configuration, List<PullPath> pullPaths, Optional<Impact> impact) {
    public ValidationResult {
        pullPaths = List.copyOf(pullPaths);
    }

    /** The configuration, and how its images are pulled. */
    public ResolvedConfiguration resolved() {
        return new ResolvedConfiguration(configuration, pullPaths);
    }
}
