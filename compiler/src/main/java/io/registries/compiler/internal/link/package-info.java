// SPDX-License-Identifier: Apache-2.0
/**
 * Tree to model: names resolved, defaults applied, effective builds and pull secrets derived.
 */
@NullMarked
package io.registries.compiler.internal.link;

import org.jspecify.annotations.NullMarked;
