// SPDX-License-Identifier: Apache-2.0
/**
 * Runs programs of this machine within limits.
 */
@NullMarked
package io.registries.compiler.internal.process;

import org.jspecify.annotations.NullMarked;
