// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/** What is done to something that is declared, or was. */
public enum Action {
    /** It is declared, and absent. */
    ADD,
    /** It differs from its declaration. */
    CHANGE,
    /** It is as declared. */
    KEEP,
    /** It is there, and no longer declared. */
    REMOVE
}
