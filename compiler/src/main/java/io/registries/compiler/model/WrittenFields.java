// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.List;

/**
 * The fields that a declaration sets in its file; all other fields have their defaults.
 *
 * @param names the names of the fields, in the order of the file
 */
public record WrittenFields(List<String> names) {
    /** No fields: the declaration is made of defaults only. */
    public static final WrittenFields NONE = new WrittenFields(List.of());

    public WrittenFields {
        names = List.copyOf(names);
    }

    /** Whether the declaration sets a field. */
    public boolean contains(String field) {
        return names.contains(field);
    }

    /** These fields without one. */
    public WrittenFields without(String field) {
        return new WrittenFields(
                names.stream().filter(name -> !name.equals(field)).toList());
    }
}
