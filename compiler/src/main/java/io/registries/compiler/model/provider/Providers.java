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

    /** All types, in the order of the schema. */
    public static List<Provider> all() {
        return ALL;
    }

    /** The type of a registry without a type. */
    public static Provider defaultProvider() {
        return ALL.get(0);
    }

    /** The type that a host belongs to; {@code other} if it is unknown. */
    public static Provider forUrl(RegistryUrl url) {
        for (Provider provider : ALL) {
            if (provider.serves(url)) {
                return provider;
            }
        }
        return unknownProvider();
    }

    /** The type of hosts that belong to no known provider. */
    static Provider unknownProvider() {
        return ALL.get(ALL.size() - 1);
    }

    /**
     * The type with this name.
     *
     * @throws IllegalArgumentException if it does not exist
     */
    public static Provider byType(String type) {
        for (Provider provider : ALL) {
            if (provider.type().equals(type)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("no registry type " + type);
    }
}
