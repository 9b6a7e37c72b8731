// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * One file that is not as it is declared.
 *
 * @param change what the declaration does to it
 * @param path within its output directory
 * @param origin the declaration; absent where there is none any more
 * @param former its lines as they are there, every secret masked
 * @param current its lines as they are declared, every secret masked
 */
public record Difference(Change change, String path, Optional<Span> origin, List<String> former, List<String> current) {

    /** What the declaration does to a file. */
    public enum Change {
        /** It is declared, and not there. */
        ADDED,
        /** It says something else. */
        CHANGED,
        /** It is there, and no longer declared. */
        REMOVED
    }

    public Difference {
        former = List.copyOf(former);
        current = List.copyOf(current);
    }

    /** Whether what changed is a value that is masked in both. */
    public boolean isOnlyInSecrets() {
        return change == Change.CHANGED && former.equals(current);
    }
}
