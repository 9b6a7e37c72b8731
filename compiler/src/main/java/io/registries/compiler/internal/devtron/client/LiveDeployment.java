// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * A deployment pipeline in Devtron.
 *
 * @param environment the name of the environment
 * @param pipelineId the id of the build pipeline whose images it deploys
 */
public record LiveDeployment(String environment, int pipelineId) {}
