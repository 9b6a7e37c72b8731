// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

/**
 * How many path components a repository of a type has, those of the registry's URL among them.
 *
 * @param least the fewest
 * @param most the most
 * @param example the components by their names
 */
public record RepositoryShape(int least, int most, String example) {
    static final RepositoryShape ANY = new RepositoryShape(1, Integer.MAX_VALUE, "repository");

    /** Whether a repository of a registry with this URL has this shape. */
    public boolean fits(RegistryUrl url, String repository) {
        int components = slashes(url.path()) + 1 + slashes(repository);
        return components >= least && components <= most;
    }

    private static int slashes(String path) {
        int slashes = 0;
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            slashes++;
        }
        return slashes;
    }
}
