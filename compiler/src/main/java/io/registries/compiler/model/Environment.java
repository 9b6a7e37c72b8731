// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;
import java.util.Optional;

/**
 * An environment that applications deploy to.
 *
 * @param name unique
 * @param devtron the name of the Devtron instance that manages it, if there are several
 * @param cluster that it is in
 * @param namespace in the cluster
 * @param nodePulls registries that its nodes pull from with their own role or login
 * @param pullSecrets in the order of the file
 * @param pulls the images that its applications' pods pull, in order of the applications
 * @param written the fields that the file sets
 */
public record Environment(
        Located<String> name,
        Optional<String> devtron,
        Optional<String> cluster,
        Optional<String> namespace,
        List<Located<Registry>> nodePulls,
        List<PullSecret> pullSecrets,
        List<Pull> pulls,
        WrittenFields written) {

    /** Whether {@code nodePulls} is written, rather than assumed from the types of the registries. */
    public boolean declaresNodePulls() {
        return written.contains("nodePulls");
    }

    /** Whether its nodes pull from a registry without a pull secret. */
    public boolean nodesPullFrom(Registry registry) {
        for (Located<Registry> pulled : nodePulls) {
            if (pulled.value().name().equals(registry.name())) {
                return true;
            }
        }
        return false;
    }

    /** How its pods pull from a registry without a pull secret; empty if they need one. */
    public Optional<PullPath.PullMethod> pullMethodWithoutSecret(Registry registry) {
        if (registry.isPublic()) {
            return Optional.of(new PullPath.Anonymous());
        }
        if (!nodesPullFrom(registry)) {
            return Optional.empty();
        }
        return Optional.of(
                registry.provider().supportsNodeRole()
                        ? new PullPath.NodeRole(declaresNodePulls())
                        : new PullPath.NodeLogin());
    }
}
