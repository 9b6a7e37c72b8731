// SPDX-License-Identifier: Apache-2.0
/**
 * Converts the tree to the model: resolves names, applies defaults, and derives effective builds and pull secrets.
 */
@NullMarked
package io.registries.compiler.internal.link;

import org.jspecify.annotations.NullMarked;
