// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Diagnostic;
import java.util.List;

/**
 * How a configuration differs from a previous one.
 *
 * @param items what was added, changed, renamed or removed, by type and name
 * @param diagnostics registries that were removed or renamed but are still used by earlier output
 */
public record Impact(List<ChangedItem> items, List<Diagnostic> diagnostics) {
    public Impact {
        items = List.copyOf(items);
        diagnostics = List.copyOf(diagnostics);
    }
}
