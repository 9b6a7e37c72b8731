// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.devtron.client.ReleaseContent;
import java.util.Map;

/**
 * The secrets that Devtron returned. They stay in memory.
 *
 * @param registries the password or key of each registry, by name
 * @param releases the values of releases, by {@code environment/secret}
 */
record LiveSecrets(Map<String, Secret> registries, Map<String, ReleaseContent> releases) {
    /** No secrets: a saved state has none. */
    static final LiveSecrets NONE = new LiveSecrets(Map.of(), Map.of());

    LiveSecrets {
        registries = Map.copyOf(registries);
        releases = Map.copyOf(releases);
    }
}
