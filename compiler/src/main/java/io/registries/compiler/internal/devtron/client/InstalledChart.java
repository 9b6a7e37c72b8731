// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

/**
 * A release that was installed from the chart store.
 *
 * @param name of the release
 * @param environment the name of its environment
 * @param id the id of its installation
 * @param versionId the id of its current values
 * @param chartVersionId the id of the version of its chart
 * @param deploymentType such as {@code helm} or {@code argo_cd}
 */
public record InstalledChart(
        String name, String environment, int id, int versionId, int chartVersionId, String deploymentType) {}
