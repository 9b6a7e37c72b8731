// SPDX-License-Identifier: Apache-2.0
/**
 * Diagnostics as values: what is wrong, where, and what fixes it.
 */
@NullMarked
package io.registries.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
