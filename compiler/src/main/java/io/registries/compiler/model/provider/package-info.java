// SPDX-License-Identifier: Apache-2.0
/**
 * What differs from one registry type to the next: one file a type.
 */
@NullMarked
package io.registries.compiler.model.provider;

import org.jspecify.annotations.NullMarked;
