// SPDX-License-Identifier: Apache-2.0
/**
 * Diagnostics to text for people and machines: one file a format.
 */
@NullMarked
package io.registries.compiler.report;

import org.jspecify.annotations.NullMarked;
