// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

/** Which run it is of those that a contestant makes one after the other, over one output. */
enum Turn {
    /** Into an empty folder. */
    COLD,
    /** All that it makes is there; a contestant that remembers runs has nothing to remember yet. */
    AGAIN,
    /** As before, and so was the run before. */
    UNCHANGED
}
