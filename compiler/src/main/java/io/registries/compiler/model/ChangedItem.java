// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.List;
import java.util.Locale;

/**
 * An item that differs between two configurations.
 *
 * @param subject the type of the item
 * @param name its name: {@code environment/secret} for a pull secret, {@code application/pipeline} for the build
 *     configuration of a pipeline, {@code old -> new} for an item that was renamed
 * @param change how it differs
 * @param fields the values that differ, of those that fit into one line
 */
public record ChangedItem(ItemType subject, String name, Change change, List<ChangedField> fields) {
    public ChangedItem {
        fields = List.copyOf(fields);
    }

    /**
     * A value that differs.
     *
     * @param name what it is, such as {@code image in production}
     * @param from the former value; empty if there was none
     * @param to the new value; empty if there is none
     */
    public record ChangedField(String name, String from, String to) {}

    /** The types of items, in the order of reports. */
    public enum ItemType {
        /** A container registry. */
        REGISTRY,
        /** An environment: its fields, its pull secrets or the images pulled in it. */
        ENVIRONMENT,
        /** A pull secret of an environment. */
        PULL_SECRET,
        /** An application: its build, its pipelines or the images its pods pull. */
        APPLICATION,
        /** A build configuration in Devtron: that of an application, or the override of a pipeline. */
        BUILD_CONFIG;

        /** The name in reports. */
        public String displayName() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The kinds of change. */
    public enum Change {
        /** It is new. */
        ADDED,
        /** Its content differs. */
        CHANGED,
        /** It has another name: registries are identified by their URL, applications by {@code renamedFrom}. */
        RENAMED,
        /** It no longer exists. */
        REMOVED;

        /** The name in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
