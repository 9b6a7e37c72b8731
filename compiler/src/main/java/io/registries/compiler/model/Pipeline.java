// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;
import java.util.Map;

/**
 * A build pipeline that differs from its application's own build.
 *
 * @param name unique in its application
 * @param environments whose images it builds
 * @param overridesBuild whether it differs in more than its arguments
 * @param build what it does
 * @param extraArgs arguments on top of the application's, which Devtron takes apart from the build configuration
 */
public record Pipeline(
        Located<String> name,
        List<Located<String>> environments,
        boolean overridesBuild,
        EffectiveBuild build,
        Map<String, String> extraArgs) {}
