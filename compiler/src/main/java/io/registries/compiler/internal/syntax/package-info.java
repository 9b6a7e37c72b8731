// SPDX-License-Identifier: Apache-2.0
/**
 * Reads YAML text into a tree of nodes with locations. The only package that uses the YAML library.
 */
@NullMarked
package io.registries.compiler.internal.syntax;

import org.jspecify.annotations.NullMarked;
