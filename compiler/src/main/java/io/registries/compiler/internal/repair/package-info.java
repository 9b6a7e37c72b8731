// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the single edit that fixes a text, such as a changed indentation or a closing quote, so that a mistake is
 * reported once and at its location, even if the parser stops elsewhere.
 */
@NullMarked
package io.registries.compiler.internal.repair;

import org.jspecify.annotations.NullMarked;
