// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.List;

/**
 * The pull secret that Devtron adds to deployments of images from a registry.
 *
 * @param type {@code SAME_AS_REGISTRY}, {@code NAME} or {@code CUSTOM_CREDENTIAL}
 * @param name of the pull secret, for type {@code NAME}; else empty
 * @param applied the ids of the clusters that it is added in
 * @param ignored the ids of the clusters that it is not added in, if none is applied; {@code -1} stands for all
 */
public record LiveInjection(String type, String name, List<String> applied, List<String> ignored) {
    /** Adds the name of an existing pull secret. */
    public static final String BY_NAME = "NAME";

    private static final String ALL = "-1";

    public LiveInjection {
        applied = List.copyOf(applied);
        ignored = List.copyOf(ignored);
    }

    /** Whether a pull secret is added in a cluster. */
    public boolean appliesTo(String clusterId) {
        if (!applied.isEmpty()) {
            return applied.contains(ALL) || applied.contains(clusterId);
        }
        return !ignored.isEmpty() && !ignored.contains(ALL) && !ignored.contains(clusterId);
    }

    /** Whether a pull secret is added in any cluster. */
    public boolean addsAnywhere() {
        return !applied.isEmpty() || (!ignored.isEmpty() && !ignored.contains(ALL));
    }
}
