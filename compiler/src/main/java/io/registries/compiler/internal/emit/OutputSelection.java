// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.OutputKind;
import java.util.Set;

/**
 * What part of the output is wanted.
 *
 * @param kinds the kinds to write
 * @param environments the environments to write for; empty: all
 */
public record OutputSelection(Set<OutputKind> kinds, Set<String> environments) {
    /** Whether files of a kind are wanted. */
    public boolean has(OutputKind kind) {
        return kinds.contains(kind);
    }

    /** Whether files for an environment are wanted. */
    public boolean hasEnvironment(String name) {
        return environments.isEmpty() || environments.contains(name);
    }

    /** Whether two manifests say the same of what is chosen now. */
    public boolean agree(String one, String other) {
        return Manifest.chosen(one, this).equals(Manifest.chosen(other, this));
    }

    /** Whether a path of an earlier run belongs to what is chosen now, so that it goes where it is no longer made. */
    public boolean covers(OutputPath path) {
        if (path.kind() == OutputKind.CUSTOM) {
            return has(OutputKind.CUSTOM) && environments.isEmpty();
        }
        return path.kind() != OutputKind.MANIFEST
                && has(path.kind())
                && path.environment().map(this::hasEnvironment).orElse(true);
    }
}
