// SPDX-License-Identifier: Apache-2.0
/**
 * The impact of a configuration change, ignoring the values of secrets.
 */
@NullMarked
package io.registries.compiler.internal.impact;

import org.jspecify.annotations.NullMarked;
