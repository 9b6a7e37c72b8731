// SPDX-License-Identifier: Apache-2.0
/**
 * The registry types, one file per type.
 */
@NullMarked
package io.registries.compiler.model.provider;

import org.jspecify.annotations.NullMarked;
