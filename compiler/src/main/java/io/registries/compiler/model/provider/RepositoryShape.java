// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

/**
 * The number of path components of a repository, including those of the registry's URL.
 *
 * @param minComponents the minimum number
 * @param maxComponents the maximum number
 * @param example the names of the components
 * @param officialNamespace the namespace of images that are usually named without it; empty if there is none
 */
public record RepositoryShape(int minComponents, int maxComponents, String example, String officialNamespace) {
    static final RepositoryShape ANY = new RepositoryShape(1, Integer.MAX_VALUE, "repository");

    RepositoryShape(int minComponents, int maxComponents, String example) {
        this(minComponents, maxComponents, example, "");
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
