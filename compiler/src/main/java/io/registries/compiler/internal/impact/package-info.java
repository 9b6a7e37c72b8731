// SPDX-License-Identifier: Apache-2.0
/**
 * What a change of the configuration touches; values of secrets take no part.
 */
@NullMarked
package io.registries.compiler.internal.impact;

import org.jspecify.annotations.NullMarked;
