// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the one small edit after which a text is what it was meant to be: a line moved back to where it belongs, a
 * quote closed. So a slip of the hand is told where it was made, and once, however far from it the parser stumbles.
 */
@NullMarked
package io.registries.compiler.repair;

import org.jspecify.annotations.NullMarked;
