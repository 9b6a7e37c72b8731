// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;

/**
 * A Helm release in Devtron, without its secrets.
 *
 * @param name of the release
 * @param environment that it is installed in, by its name in Devtron
 * @param chart the name of its chart; empty if Devtron does not say
 * @param inChartStore whether it was installed from the chart store
 * @param deploymentType how it is deployed, such as {@code helm} or {@code argo_cd}; empty if Devtron does not say
 * @param secretName the name of the Secret in its values; empty if there is none
 * @param authKeys the keys of the logins in its values, sorted
 */
public record LiveRelease(
        String name,
        String environment,
        String chart,
        boolean inChartStore,
        String deploymentType,
        String secretName,
        List<String> authKeys) {
    public LiveRelease {
        authKeys = List.copyOf(authKeys);
    }
}
