// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A build configuration in Devtron.
 *
 * @param gitMaterialId the Git repository with the Dockerfile; 0 if there is none
 * @param fields all other fields by their paths, such as {@code ciBuildConfig.dockerBuildConfig.args.VERSION}; empty
 *     values are left out, and values that may be secrets are {@link BuildFields#MASK}
 */
public record LiveBuild(int gitMaterialId, Map<String, String> fields) {
    /** The path of the name of the registry. */
    public static final String REGISTRY = "dockerRegistry";

    public LiveBuild {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The name of the registry; empty if there is none. */
    public String registry() {
        return fields.getOrDefault(REGISTRY, "");
    }
}
