// SPDX-License-Identifier: Apache-2.0
/**
 * Runs external programs with limits.
 */
@NullMarked
package io.registries.compiler.internal.process;

import org.jspecify.annotations.NullMarked;
