// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the one small edit that makes a text valid: a line moved back to its level, a quote closed. A mistake is reported
 * where it was made, and once, however far from it the parser stops.
 */
@NullMarked
package io.registries.compiler.internal.repair;

import org.jspecify.annotations.NullMarked;
