// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.Provenance;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a compilation did.
 *
 * @param files how many files there are now, by kind: the folder's name
 * @param written how many of them were new or different
 * @param removed how many of an earlier run were removed, since they are no longer made
 * @param checks how far registries were proved; empty where none was contacted
 * @param provenances where each value that was read came from
 * @param pulls how many images are pulled by what, by the words of the means
 * @param pullPaths how each image is pulled, in order of environment and application
 */
public record CompilationResult(
        Map<String, Integer> files,
        int written,
        int removed,
        List<RegistryCheck> checks,
        List<Provenance> provenances,
        Map<String, Integer> pulls,
        List<PullPath> pullPaths) {
    public CompilationResult {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        pulls = Collections.unmodifiableMap(new TreeMap<>(pulls));
    }

    /** How many files there are now. */
    public int total() {
        return files.values().stream().mapToInt(Integer::intValue).sum();
    }
}
