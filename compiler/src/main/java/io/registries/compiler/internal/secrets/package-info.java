// SPDX-License-Identifier: Apache-2.0
/** Detects possible secrets by names and formats, for all parts of the compiler. */
@NullMarked
package io.registries.compiler.internal.secrets;

import org.jspecify.annotations.NullMarked;
