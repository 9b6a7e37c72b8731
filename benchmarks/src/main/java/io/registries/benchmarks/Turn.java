// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

/** The runs that a contestant makes one after the other, over one output. */
enum Turn {
    /** Into an empty folder. */
    COLD,
    /** Over its own output. */
    AGAIN
}
