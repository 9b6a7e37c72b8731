// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.plan.AppliedPlan;

/**
 * The result of carrying out a plan.
 *
 * @param applied what became of each object
 * @param resolved the configuration, and how its images are pulled
 */
public record ApplyResult(AppliedPlan applied, ResolvedConfiguration resolved) {}
