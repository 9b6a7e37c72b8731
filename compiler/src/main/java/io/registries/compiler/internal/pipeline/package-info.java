// SPDX-License-Identifier: Apache-2.0
/** The goals of the compiler as sequences of phases. */
@NullMarked
package io.registries.compiler.internal.pipeline;

import org.jspecify.annotations.NullMarked;
