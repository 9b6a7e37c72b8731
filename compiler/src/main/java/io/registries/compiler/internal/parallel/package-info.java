// SPDX-License-Identifier: Apache-2.0
/**
 * Work by several threads at a time.
 */
@NullMarked
package io.registries.compiler.internal.parallel;

import org.jspecify.annotations.NullMarked;
