// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

/** Represents an explicit null, since templates treat null as missing. */
public enum ExplicitNull {
    /** The only value. */
    INSTANCE
}
