// SPDX-License-Identifier: Apache-2.0
/**
 * Draws the picture of a report: from environments over pull secrets to registries, and from builds to registries.
 */
@NullMarked
package io.registries.compiler.internal.picture;

import org.jspecify.annotations.NullMarked;
