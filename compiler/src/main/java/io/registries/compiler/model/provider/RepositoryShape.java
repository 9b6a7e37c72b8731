// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/**
 * The number of path components of a repository, including those of the registry's URL.
 *
 * @param minComponents the minimum number
 * @param maxComponents the maximum number
 * @param example the names of the components
 * @param shortNamePrefix the first component of repositories that other tools write without it
 */
public record RepositoryShape(int minComponents, int maxComponents, String example, Optional<String> shortNamePrefix) {
    static final RepositoryShape ANY = new RepositoryShape(1, Integer.MAX_VALUE, "repository");

    RepositoryShape(int minComponents, int maxComponents, String example) {
        this(minComponents, maxComponents, example, Optional.empty());
    }

    /** How to correct a repository that does not fit. */
    public String help(String repository) {
        return "write a path of the form `" + example + "`"
                + shortNamePrefix
                        .filter(prefix -> repository.indexOf('/') < 0)
                        .map(prefix -> ", or `" + prefix + "/" + repository + "` for the official image")
                        .orElse("");
    }

    /** Whether a repository of a registry with this URL has the right number of components. */
    public boolean fits(RegistryUrl url, String repository) {
        int components = slashes(url.path()) + 1 + slashes(repository);
        return components >= minComponents && components <= maxComponents;
    }

    private static int slashes(String path) {
        int slashes = 0;
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            slashes++;
        }
        return slashes;
    }
}
