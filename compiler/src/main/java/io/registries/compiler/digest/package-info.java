// SPDX-License-Identifier: Apache-2.0
/**
 * What tells one content from another.
 */
@NullMarked
package io.registries.compiler.digest;

import org.jspecify.annotations.NullMarked;
