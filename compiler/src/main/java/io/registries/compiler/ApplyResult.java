// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.plan.AppliedPlan;

/**
 * The result of carrying out a plan.
 *
 * @param applied what became of each object
 */
public record ApplyResult(AppliedPlan applied) {}
