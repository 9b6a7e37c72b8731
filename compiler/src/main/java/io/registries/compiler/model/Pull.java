// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import java.util.Optional;

/**
 * An image that the pods of one application pull in one environment.
 *
 * @param application that runs the image
 * @param pipeline that builds the image; empty for the application's build and for promoted images
 * @param environment that the image runs in
 * @param source the registry that the image is pulled from, at the location that selects it
 * @param repository within the registry
 */
public record Pull(
        String application,
        Optional<String> pipeline,
        String environment,
        Located<Registry> source,
        Located<String> repository) {

    /** The registry that the image is pulled from. */
    public Registry registry() {
        return source.value();
    }

    /** The location that selects the registry. */
    public Span span() {
        return source.span();
    }

    /** The name of the image. */
    public ImageName image() {
        return registry().image(repository.value());
    }
}
