// SPDX-License-Identifier: Apache-2.0
/**
 * Findings as values: what is wrong, where, and what mends it.
 */
@NullMarked
package io.registries.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
