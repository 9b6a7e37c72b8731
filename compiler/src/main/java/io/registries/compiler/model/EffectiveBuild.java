// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;

/**
 * What one build pipeline really does, once defaults and overrides are applied.
 *
 * @param registry that it pushes to, with the place that chose it
 * @param repository that it pushes to
 * @param checkoutPath where the source is checked out
 * @param build how the image is built
 * @param baseRegistries where the base images come from
 */
public record EffectiveBuild(
        Located<Registry> registry,
        Located<String> repository,
        String checkoutPath,
        Build build,
        List<Located<Registry>> baseRegistries) {

    /** The name of the image that it makes. */
    public ImageName image() {
        return registry.value().image(repository.value());
    }
}
