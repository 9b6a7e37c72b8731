// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code imagePullSecrets} in the deployment templates of an application.
 *
 * @param base in the base template
 * @param overrides in the templates of environments that set the field; their lists replace that of the base template
 */
public record LiveTemplates(List<String> base, Map<String, List<String>> overrides) {
    public LiveTemplates {
        base = List.copyOf(base);
        overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
    }

    /** The names that the deployments to an environment have. */
    public List<String> in(String environment) {
        return overrides.getOrDefault(environment, base);
    }
}
