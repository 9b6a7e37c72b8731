// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;
import java.util.Map;

/**
 * A build pipeline that overrides the build of its application.
 *
 * @param name unique in its application
 * @param environments that it builds images for
 * @param overridesBuild whether it overrides more than the arguments
 * @param build the resulting build
 * @param extraArgs arguments in addition to the application's, which Devtron stores outside the build configuration
 * @param written the fields that the file sets
 */
public record Pipeline(
        Located<String> name,
        List<Located<String>> environments,
        boolean overridesBuild,
        EffectiveBuild build,
        Map<String, String> extraArgs,
        WrittenFields written) {}
