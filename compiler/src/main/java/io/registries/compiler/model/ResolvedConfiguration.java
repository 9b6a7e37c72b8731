// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.List;

/**
 * A valid configuration, and how its images are pulled.
 *
 * @param configuration the linked configuration
 * @param pullPaths how each image is pulled, in order of environment and application
 */
public record ResolvedConfiguration(Configuration configuration, List<PullPath> pullPaths) {
    public ResolvedConfiguration {
        pullPaths = List.copyOf(pullPaths);
    }
}
