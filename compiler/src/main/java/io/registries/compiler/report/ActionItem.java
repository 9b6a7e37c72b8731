// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import java.util.List;
import java.util.Optional;

/**
 * An item that a change touches, and what happens to it.
 *
 * @param kind what happens to it
 * @param type what it is
 * @param name its name
 * @param reason why; empty if there is nothing to say
 * @param values the values that change, each in one line
 * @param lines the difference of a file as {@code diff -u} shows it; may be empty
 */
record ActionItem(
        ActionKind kind, String type, String name, Optional<String> reason, List<String> values, List<String> lines) {
    ActionItem {
        values = List.copyOf(values);
        lines = List.copyOf(lines);
    }

    ActionItem(ActionKind kind, String type, String name) {
        this(kind, type, name, Optional.empty(), List.of(), List.of());
    }
}
