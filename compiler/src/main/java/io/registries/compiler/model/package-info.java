// SPDX-License-Identifier: Apache-2.0
/**
 * The linked configuration: immutable records, every name resolved and every default applied.
 */
@NullMarked
package io.registries.compiler.model;

import org.jspecify.annotations.NullMarked;
