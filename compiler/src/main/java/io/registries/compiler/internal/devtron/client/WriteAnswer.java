// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.Optional;

/**
 * Devtron's answer to a request that changes something.
 *
 * @param status of the answer; empty if there was none, so that the change may have been made or not
 * @param problem why the change was not accepted: a clause whose subject is Devtron
 */
public record WriteAnswer(Optional<Integer> status, Optional<String> problem) {
    static WriteAnswer accepted(int status) {
        return new WriteAnswer(Optional.of(status), Optional.empty());
    }

    static WriteAnswer rejected(int status, String problem) {
        return new WriteAnswer(Optional.of(status), Optional.of(problem));
    }

    static WriteAnswer lost(String problem) {
        return new WriteAnswer(Optional.empty(), Optional.of(problem));
    }
}
