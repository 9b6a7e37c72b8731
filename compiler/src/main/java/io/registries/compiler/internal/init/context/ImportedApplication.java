// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.internal.init.yaml.YamlListItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An imported application.
 *
 * @param name its name in Devtron
 * @param item its declaration
 * @param environments that it deploys to; empty for all
 * @param registry the imported name of the registry that its build pushes to
 * @param registries the registries of pipelines that override it, by environment
 * @param reason why it is commented out; empty if it is not
 */
public record ImportedApplication(
        String name,
        YamlListItem item,
        List<String> environments,
        String registry,
        Map<String, String> registries,
        Optional<String> reason) {
    public ImportedApplication {
        environments = List.copyOf(environments);
        registries = Map.copyOf(registries);
    }

    /** The registry that an environment pulls from. */
    public String pulledFrom(String environment) {
        return registries.getOrDefault(environment, registry);
    }
}
