// SPDX-License-Identifier: Apache-2.0
/**
 * The linked configuration: immutable records with resolved names and applied defaults.
 */
@NullMarked
package io.registries.compiler.model;

import org.jspecify.annotations.NullMarked;
