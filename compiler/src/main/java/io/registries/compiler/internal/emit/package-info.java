// SPDX-License-Identifier: Apache-2.0
/**
 * Model and secrets to files as values, from templates, read back before they are handed on.
 */
@NullMarked
package io.registries.compiler.internal.emit;

import org.jspecify.annotations.NullMarked;
