// SPDX-License-Identifier: Apache-2.0
/**
 * Writes output files to disk. The only package that accesses the output directories.
 */
@NullMarked
package io.registries.compiler.internal.output;

import org.jspecify.annotations.NullMarked;
