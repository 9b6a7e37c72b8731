// SPDX-License-Identifier: Apache-2.0
/**
 * Validates the tree against the JSON Schema. The only package that uses the schema library.
 */
@NullMarked
package io.registries.compiler.internal.schema;

import org.jspecify.annotations.NullMarked;
