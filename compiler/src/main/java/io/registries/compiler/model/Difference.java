// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file that differs from its declaration.
 *
 * @param action what {@code compile} does to it
 * @param path within its output directory
 * @param origin the declaration; empty if it was removed, and for the manifest
 * @param former the existing lines, with secrets masked
 * @param current the declared lines, with secrets masked
 * @param invisible what differs, but not in these lines
 */
public record Difference(
        Action action,
        String path,
        Optional<Span> origin,
        List<String> former,
        List<String> current,
        List<InvisibleChange> invisible) {

    public Difference {
        former = List.copyOf(former);
        current = List.copyOf(current);
        invisible = List.copyOf(invisible);
    }

    /** Whether the lines show nothing of what differs. */
    public boolean hasSameLines() {
        return action == Action.CHANGE && former.equals(current);
    }

    /** The invisible changes in words, such as "the line endings and the final line break"; empty if there are none. */
    public Optional<String> invisibleChanges() {
        return invisible.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        invisible.stream().map(InvisibleChange::description).collect(Collectors.joining(" and ")));
    }
}
