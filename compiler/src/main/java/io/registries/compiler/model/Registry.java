// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.Optional;

/**
 * A container registry.
 *
 * @param name unique, as shown in Devtron's drop-down list
 * @param provider its type
 * @param url its URL, or the default URL of its type
 * @param region present only for types with regions
 * @param isDefault whether applications without a registry use it
 * @param push the credentials that builds push with
 * @param pullCredentials the credentials that clusters pull with, if they differ
 * @param connection which certificates are trusted
 * @param isManaged whether Devtron is kept in line with it
 * @param renamedFrom its former name in Devtron
 * @param written the fields that the file sets
 */
public record Registry(
        Located<String> name,
        Provider provider,
        Located<RegistryUrl> url,
        Optional<String> region,
        boolean isDefault,
        RegistryCredentials push,
        Optional<RegistryCredentials> pullCredentials,
        Connection connection,
        boolean isManaged,
        Optional<Located<String>> renamedFrom,
        WrittenFields written) {
    public Registry {
        if (region.isPresent() != provider.hasRegion()) {
            throw new IllegalArgumentException(
                    "a region is required for types with regions, and not allowed otherwise");
        }
    }

    /** The credentials that clusters pull with. */
    public RegistryCredentials pull() {
        return pullCredentials.orElse(push);
    }

    /** Whether images can be pulled without credentials, and not pushed. */
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
