// SPDX-License-Identifier: Apache-2.0
/**
 * Diagnostics as values: the problem, its location and the help.
 */
@NullMarked
package io.registries.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
