// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.OutputKind;
import java.util.Set;

/**
 * The selected outputs and environments.
 *
 * @param kinds the kinds to write
 * @param environments the environments to write for; empty: all
 */
public record OutputSelection(Set<OutputKind> kinds, Set<String> environments) {
    /** Whether a kind of output is selected. */
    public boolean has(OutputKind kind) {
        return kinds.contains(kind);
    }

    /** Whether an environment is selected. */
    public boolean hasEnvironment(String name) {
        return environments.isEmpty() || environments.contains(name);
    }

    /** Whether two manifests have the same entries for this selection. */
    public boolean manifestsMatch(String one, String other) {
        return Manifest.selectedEntries(one, this).equals(Manifest.selectedEntries(other, this));
    }

    /** Whether a path belongs to this selection, so that it is removed if no longer generated. */
    public boolean includes(OutputPath path) {
        if (path.kind() == OutputKind.CUSTOM) {
            return has(OutputKind.CUSTOM) && environments.isEmpty();
        }
        return path.kind() != OutputKind.MANIFEST
                && has(path.kind())
                && path.environment().map(this::hasEnvironment).orElse(true);
    }
}
