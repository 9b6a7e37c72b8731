// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.model.Provenance;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a compilation wrote.
 *
 * @param files the number of files, by the name of their kind
 * @param written the number of new and changed files
 * @param removed the paths of the files of an earlier run that were removed because they are no longer declared
 * @param checks the results of the connectivity checks; empty if they were skipped
 * @param provenances the sources of the values that were read
 * @param resolved the configuration, and how its images are pulled
 */
public record CompilationResult(
        Map<String, Integer> files,
        int written,
        List<String> removed,
        List<RegistryCheck> checks,
        List<Provenance> provenances,
        ResolvedConfiguration resolved) {
    public CompilationResult {
        removed = List.copyOf(removed);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** How each image is pulled, in order of environment and application. */
    public List<PullPath> pullPaths() {
        return resolved.pullPaths();
    }

    /** How many files there are now. */
    public int total() {
        return files.values().stream().mapToInt(Integer::intValue).sum();
    }
}
