// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * A file that differs from its declaration.
 *
 * @param action what {@code compile} does to it
 * @param path within its output directory
 * @param origin the declaration; empty if it was removed, and for the manifest
 * @param former the existing lines, with secrets masked
 * @param current the declared lines, with secrets masked
 */
public record Difference(Action action, String path, Optional<Span> origin, List<String> former, List<String> current) {

    public Difference {
        former = List.copyOf(former);
        current = List.copyOf(current);
    }

    /** Whether only masked values differ. */
    public boolean isOnlyInSecrets() {
        return action == Action.CHANGE && former.equals(current);
    }
}
