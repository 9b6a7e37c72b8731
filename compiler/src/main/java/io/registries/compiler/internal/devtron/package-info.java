// SPDX-License-Identifier: Apache-2.0
/**
 * Compares the configuration with a Devtron instance. {@code DevtronClient} has one method for each endpoint,
 * {@code LiveState} is what it returned, and {@code Planner} compares it with the configuration without any input or output.
 */
@NullMarked
package io.registries.compiler.internal.devtron;

import org.jspecify.annotations.NullMarked;
