// SPDX-License-Identifier: Apache-2.0
/**
 * Generates output files in memory from the model, the secrets and the templates, and verifies the output of user
 * templates.
 */
@NullMarked
package io.registries.compiler.internal.emit;

import org.jspecify.annotations.NullMarked;
