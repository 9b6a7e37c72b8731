// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.PullPath;
import java.util.List;
import java.util.Optional;

/**
 * What a validation proved.
 *
 * @param configuration what is declared
 * @param pullPaths how each image is pulled, in order of environment and application
 * @param impact what differs from the baseline; absent where none was asked for, or it is not valid itself
 */
public record ValidationResult(Configuration configuration, List<PullPath> pullPaths, Optional<Impact> impact) {
    public ValidationResult {
        pullPaths = List.copyOf(pullPaths);
    }
}
