// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;

/**
 * An environment in Devtron.
 *
 * @param id its id
 * @param name its name
 * @param cluster the name of its cluster
 * @param namespace in the cluster; may be empty
 * @param virtual whether Devtron cannot deploy to it
 * @param deploymentTypes how Devtron can deploy to it, such as {@code helm} or {@code argo_cd}; empty if it does not say
 */
public record LiveEnvironment(
        int id, String name, String cluster, String namespace, boolean virtual, List<String> deploymentTypes) {
    public LiveEnvironment {
        deploymentTypes = List.copyOf(deploymentTypes);
    }
}
