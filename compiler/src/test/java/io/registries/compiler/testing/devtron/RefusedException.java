// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

/** Ends the handling of a request with an answer. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    RefusedException(Answer answer) {
        super(answer.body(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
