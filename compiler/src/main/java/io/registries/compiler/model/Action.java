// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/** What {@code compile} does with a file. */
public enum Action {
    /** The file is declared but does not exist. */
    ADD,
    /** The file differs from its declaration. */
    CHANGE,
    /** The file matches its declaration. */
    KEEP,
    /** The file exists but is no longer declared. */
    REMOVE
}
