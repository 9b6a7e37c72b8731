// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

/** Receives the items of the lists at the top level of a file, in order, while the rest of the file is read. */
@FunctionalInterface
public interface ItemListener {
    /** Ignores all items. */
    ItemListener NONE = (list, item) -> {};

    /**
     * Receives an item. The items of a list that is an alias are not passed on.
     *
     * @param list the field that contains the list
     */
    void item(String list, Node item);
}
