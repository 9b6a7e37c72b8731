// SPDX-License-Identifier: Apache-2.0
/**
 * Runs tasks in parallel.
 */
@NullMarked
package io.registries.compiler.internal.parallel;

import org.jspecify.annotations.NullMarked;
