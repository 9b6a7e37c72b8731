// SPDX-License-Identifier: Apache-2.0
/**
 * Rules for the linked model, one file per rule.
 */
@NullMarked
package io.registries.compiler.internal.analysis;

import org.jspecify.annotations.NullMarked;
