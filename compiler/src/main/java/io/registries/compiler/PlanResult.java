// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.plan.Plan;

/**
 * The result of a plan.
 *
 * @param plan what would change in Devtron
 * @param resolved the configuration, and how its images are pulled
 */
public record PlanResult(Plan plan, ResolvedConfiguration resolved) {}
