// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;

/**
 * The build of an application or a pipeline after defaults and overrides are applied.
 *
 * @param registry that it pushes to, with the location that selects it
 * @param repository that it pushes to
 * @param checkoutPath where the source is checked out
 * @param build how the image is built
 * @param baseRegistries the registries of the base images
 * @param written the fields of {@code build} that the file sets
 */
public record EffectiveBuild(
        Located<Registry> registry,
        Located<String> repository,
        String checkoutPath,
        Build build,
        List<Located<Registry>> baseRegistries,
        WrittenFields written) {

    /** The name of the built image. */
    public ImageName image() {
        return registry.value().image(repository.value());
    }
}
