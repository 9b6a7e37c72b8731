// SPDX-License-Identifier: Apache-2.0
/**
 * YAML text to a tree whose every node knows its place. The only package that knows the YAML library.
 */
@NullMarked
package io.registries.compiler.internal.syntax;

import org.jspecify.annotations.NullMarked;
