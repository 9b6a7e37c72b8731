// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * An object of the configuration, and what would happen to it in Devtron.
 *
 * @param type what it is
 * @param name unique for its type
 * @param action what happens to it
 * @param fields the fields that differ, or were not compared
 * @param reason why it is pending, refused or not readable
 * @param allowed the reason for which the file allows a danger of this action; empty if there is none
 * @param origin its declaration
 */
public record PlannedObject(
        PlannedType type,
        String name,
        PlannedAction action,
        List<FieldChange> fields,
        Optional<String> reason,
        Optional<String> allowed,
        Span origin) {
    public PlannedObject {
        fields = List.copyOf(fields);
    }

    /** Whether some of its fields were not compared. */
    public boolean isPartlyCompared() {
        return fields.stream().anyMatch(field -> !field.differs());
    }
}
