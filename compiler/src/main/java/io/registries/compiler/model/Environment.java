// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;
import java.util.Optional;

/**
 * An environment that applications deploy to.
 *
 * @param name unique
 * @param cluster that it is in
 * @param namespace in the cluster
 * @param nodePulls registries that its nodes pull from with their own role
 * @param declaresNodePulls whether {@code nodePulls} is written, rather than assumed from the types of the registries
 * @param pullSecrets in the order of the file
 * @param pulls the images that its applications' pods pull, in order of the applications
 */
public record Environment(
        Located<String> name,
        Optional<String> cluster,
        Optional<String> namespace,
        List<Located<Registry>> nodePulls,
        boolean declaresNodePulls,
        List<PullSecret> pullSecrets,
        List<Pull> pulls) {

    /** Whether its nodes pull from a registry with their own role. */
    public boolean pullsByNodeRole(Registry registry) {
        for (Located<Registry> pulled : nodePulls) {
            if (pulled.value().name().equals(registry.name())) {
                return true;
            }
        }
        return false;
    }
}
