// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import java.util.Optional;

/**
 * An image that the pods of one application pull in one environment.
 *
 * @param application that runs there
 * @param pipeline that builds it; absent: the application's own build, or nobody, where it is promoted by copying
 * @param environment that it runs in
 * @param source the registry that it comes from, at the place that chose it
 * @param repository within the registry
 */
public record Pull(
        String application,
        Optional<String> pipeline,
        String environment,
        Located<Registry> source,
        Located<String> repository) {

    /** The registry that it comes from. */
    public Registry registry() {
        return source.value();
    }

    /** The place that chose the registry. */
    public Span span() {
        return source.span();
    }

    /** The image's name. */
    public ImageName image() {
        return registry().image(repository.value());
    }
}
