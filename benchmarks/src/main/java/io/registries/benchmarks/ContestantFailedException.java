// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

/** A contestant that cannot go on, in words for the table. */
final class ContestantFailedException extends Exception {
    private static final long serialVersionUID = 1;

    ContestantFailedException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
