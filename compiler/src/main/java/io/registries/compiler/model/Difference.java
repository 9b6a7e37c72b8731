// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * One file that is not as it is declared, and so is added, changed or removed.
 *
 * @param action what {@code compile} does to it
 * @param path within its output directory
 * @param origin the declaration; absent where there is none any more
 * @param former its lines as they are there, every secret masked
 * @param current its lines as they are declared, every secret masked
 */
public record Difference(Action action, String path, Optional<Span> origin, List<String> former, List<String> current) {

    public Difference {
        former = List.copyOf(former);
        current = List.copyOf(current);
    }

    /** Whether what changed is a value that is masked in both. */
    public boolean isOnlyInSecrets() {
        return action == Action.CHANGE && former.equals(current);
    }
}
