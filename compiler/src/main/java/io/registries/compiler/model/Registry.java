// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.Optional;

/**
 * A container registry.
 *
 * @param name unique, as Devtron's drop-down shows it
 * @param provider its type
 * @param url its URL, the type's default where none was given
 * @param region present exactly for types that have regions
 * @param isDefault whether applications that name no registry use it
 * @param push how builds push to it
 * @param pullCredentials how clusters pull from it, where that differs
 * @param connection how it is connected to
 */
public record Registry(
        Located<String> name,
        Provider provider,
        Located<RegistryUrl> url,
        Optional<String> region,
        boolean isDefault,
        RegistryCredentials push,
        Optional<RegistryCredentials> pullCredentials,
        Connection connection) {
    public Registry {
        if (region.isPresent() != provider.hasRegion()) {
            throw new IllegalArgumentException("a region belongs to types that have regions, and to them alone");
        }
    }

    /** How clusters pull from it. */
    public RegistryCredentials pull() {
        return pullCredentials.orElse(push);
    }

    /** Whether anyone may pull from it, and nobody can push to it. */
    public boolean isPublic() {
        return push instanceof RegistryCredentials.NoCredentials;
    }

    /** The name of an image in it, without a tag. */
    public ImageName image(String repository) {
        return new ImageName(provider.image(url.value(), repository));
    }

    /** The key of its entry in a dockerconfigjson. */
    public String authKey() {
        return provider.authKey(url.value());
    }
}
