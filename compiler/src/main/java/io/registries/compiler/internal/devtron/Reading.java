// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.format.JsonSupport;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that was read again.
 *
 * @param live what is known of Devtron, with the object as it is now
 * @param document the object as Devtron returned it, which may contain secrets; empty if it is not there
 */
record Reading(LiveData live, ObjectNode document) {
    static Reading of(LiveData live, Answer<? extends RawAnswer<?>> answer) {
        return new Reading(
                live, answer.found().<ObjectNode>map(RawAnswer::document).orElseGet(JsonSupport::emptyObject));
    }

    // The document may contain secrets.
    @Override
    public String toString() {
        return "Reading";
    }
}
