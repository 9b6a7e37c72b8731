// SPDX-License-Identifier: Apache-2.0
/** Combines the phases of the compiler into its goals. */
@NullMarked
package io.registries.compiler.internal.pipeline;

import org.jspecify.annotations.NullMarked;
