// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Registry;
import java.util.Optional;

/**
 * An environment of an application.
 *
 * @param environment its name
 * @param pulls the registry that it pulls from instead of that of the built image
 * @param repository the repository that it pulls from instead of that of the built image
 */
record Deployment(
        Located<String> environment, Optional<Located<Registry>> pulls, Optional<Located<String>> repository) {}
