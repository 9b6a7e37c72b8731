// SPDX-License-Identifier: Apache-2.0
/**
 * The tree against the JSON Schema. The only package that knows the schema library.
 */
@NullMarked
package io.registries.compiler.internal.schema;

import org.jspecify.annotations.NullMarked;
