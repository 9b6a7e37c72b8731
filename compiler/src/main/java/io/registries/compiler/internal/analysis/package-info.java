// SPDX-License-Identifier: Apache-2.0
/**
 * Rules over the linked model: one file a rule.
 */
@NullMarked
package io.registries.compiler.internal.analysis;

import org.jspecify.annotations.NullMarked;
