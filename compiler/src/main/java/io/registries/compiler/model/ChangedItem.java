// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.Locale;

/**
 * One thing that a change touches.
 *
 * @param subject what it is
 * @param name its name: {@code environment/secret} for a pull secret, {@code application/pipeline} for the build
 *     configuration of a pipeline, {@code old -> new} for a registry that was renamed
 * @param change what happens to it
 */
public record ChangedItem(ItemType subject, String name, Change change) {

    /** What can be touched, in the order in which it is told. */
    public enum ItemType {
        /** A container registry. */
        REGISTRY,
        /** An environment, by its own fields, its pull secrets or what is pulled in it. */
        ENVIRONMENT,
        /** A pull secret of an environment. */
        PULL_SECRET,
        /** An application, by its build, its pipelines or what its pods pull. */
        APPLICATION,
        /** A build configuration in Devtron: an application's own, or a pipeline's override. */
        BUILD_CONFIG;

        /** The word in reports. */
        public String displayName() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What can happen. */
    public enum Change {
        /** It is new. */
        ADDED,
        /** It says something else. */
        CHANGED,
        /** It has another name; registries alone, which their URL tells. */
        RENAMED,
        /** It is gone. */
        REMOVED;

        /** The word in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
