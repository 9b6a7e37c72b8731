// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application that an input describes.
 *
 * @param name its name in Devtron
 * @param item what is declared of it
 * @param environments that it deploys to; empty: all
 * @param registry that its own build is pushed to, by its name here
 * @param registries that the builds of some environments are pushed to instead
 * @param reason why it is left as a comment; absent where it is not
 */
record ImportedApplication(
        String name,
        YamlListItem item,
        List<String> environments,
        String registry,
        Map<String, String> registries,
        Optional<String> reason) {
    ImportedApplication {
        environments = List.copyOf(environments);
        registries = Map.copyOf(registries);
    }

    /** The registry that is pulled from in an environment. */
    String pulledFrom(String environment) {
        return registries.getOrDefault(environment, registry);
    }
}
