// SPDX-License-Identifier: Apache-2.0
/**
 * Files as values to disk: the only package that touches the output folders.
 */
@NullMarked
package io.registries.compiler.internal.output;

import org.jspecify.annotations.NullMarked;
