// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import tools.jackson.databind.node.ObjectNode;

/**
 * An object of Devtron, and all of its fields, which an update has to send back.
 *
 * @param object what is compared
 * @param document the object as Devtron returned it, which may contain secrets
 */
public record RawAnswer<T>(T object, ObjectNode document) {
    // The document may contain secrets.
    @Override
    public String toString() {
        return "RawAnswer[" + object + "]";
    }
}
