// SPDX-License-Identifier: Apache-2.0
/** Findings that a file itself accepts, each with its reason. */
@NullMarked
package io.registries.compiler.allowance;

import org.jspecify.annotations.NullMarked;
