// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.List;

/** All registry types. */
public final class Providers {
    private static final List<Provider> ALL = List.of(
            new Ecr(),
            new DockerHub(),
            new Gcr(),
            new ArtifactRegistry(),
            new Acr(),
            new Quay(),
            new GitLab(),
            new Other());

    private Providers() {}

    /** All types, in the order in which the schema lists them. */
    public static List<Provider> all() {
        return ALL;
    }

    /** The type of a registry that names none. */
    public static Provider byDefault() {
        return ALL.get(0);
    }

    /** The type whose host a URL names; {@code other} where it is nobody's that is known. */
    public static Provider serving(RegistryUrl url) {
        return ALL.stream().filter(provider -> provider.serves(url)).findFirst().orElse(ALL.get(ALL.size() - 1));
    }

    /**
     * The type of this name.
     *
     * @throws IllegalArgumentException for a name that the schema does not admit
     */
    public static Provider of(String type) {
        return ALL.stream()
                .filter(provider -> provider.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no registry type " + type));
    }
}
