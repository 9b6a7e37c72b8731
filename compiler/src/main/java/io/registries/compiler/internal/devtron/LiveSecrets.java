// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.devtron.client.ReleaseContent;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** These secrets with what the secret of a registry is now. */
    LiveSecrets withRegistry(String name, Optional<Secret> now) {
        return new LiveSecrets(replaced(registries, name, now), releases);
    }

    /** These secrets with what the values of a release are now. */
    LiveSecrets withRelease(String name, Optional<ReleaseContent> now) {
        return new LiveSecrets(registries, replaced(releases, name, now));
    }

    private static <T> Map<String, T> replaced(Map<String, T> all, String name, Optional<T> now) {
        Map<String, T> updated = new TreeMap<>(all);
        updated.remove(name);
        now.ifPresent(value -> updated.put(name, value));
        return updated;
    }
}
