// SPDX-License-Identifier: Apache-2.0
/**
 * Diagnostics and results as text for people and machines, one class for each format.
 */
@NullMarked
package io.registries.compiler.report;

import org.jspecify.annotations.NullMarked;
