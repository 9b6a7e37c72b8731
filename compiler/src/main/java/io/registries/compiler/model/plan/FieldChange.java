// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.util.Optional;

/**
 * A field of an object that a plan sets.
 *
 * @param name in Devtron's API, such as {@code ciBuildConfig.ciBuildType}
 * @param former the value in Devtron; empty if there is none, or if it is not shown
 * @param planned the declared value; empty if the field is removed, or if it is not shown
 * @param kind whether the values are shown
 */
public record FieldChange(String name, Optional<String> former, Optional<String> planned, Visibility kind) {

    /** Whether the values of a change are shown. */
    public enum Visibility {
        /** The values are shown. */
        SHOWN,
        /** The values are secret, and differ. */
        SECRET,
        /** The values could not be compared: one of them is not available. */
        NOT_COMPARED
    }

    public FieldChange {
        if (kind != Visibility.SHOWN && (former.isPresent() || planned.isPresent())) {
            throw new IllegalArgumentException("values of `" + name + "` are not shown");
        }
    }

    /** A change whose values are shown. */
    public static FieldChange of(String name, Optional<String> former, Optional<String> planned) {
        return new FieldChange(name, former, planned, Visibility.SHOWN);
    }

    /** A change of a secret. */
    public static FieldChange secret(String name) {
        return new FieldChange(name, Optional.empty(), Optional.empty(), Visibility.SECRET);
    }

    /** A secret that was not compared. */
    public static FieldChange notCompared(String name) {
        return new FieldChange(name, Optional.empty(), Optional.empty(), Visibility.NOT_COMPARED);
    }

    /** Whether Devtron has another value, as far as is known. */
    public boolean differs() {
        return kind != Visibility.NOT_COMPARED;
    }
}
