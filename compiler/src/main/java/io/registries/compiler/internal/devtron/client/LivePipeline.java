// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A build pipeline in Devtron.
 *
 * @param id its id
 * @param name unique in its application
 * @param type such as {@code CI_BUILD} or {@code LINKED}; may be empty
 * @param external whether images are built outside of Devtron
 * @param linked whether it takes its images from another pipeline
 * @param hasScripts whether it has scripts of an old kind, which every change of the pipeline removes
 * @param override the override of the application's build; empty if it is off
 * @param args the build arguments of the pipeline
 */
public record LivePipeline(
        int id,
        String name,
        String type,
        boolean external,
        boolean linked,
        boolean hasScripts,
        Optional<LiveBuild> override,
        Map<String, String> args) {
    public LivePipeline {
        args = Collections.unmodifiableMap(new TreeMap<>(args));
    }
}
