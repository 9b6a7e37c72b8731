// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.connectivity.RegistryCheck;
import io.registries.compiler.credentials.Provenance;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.Selection;
import io.registries.compiler.model.PullPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be written, and what it was made from.
 *
 * @param files the files
 * @param selection of what they are a part
 * @param checks how far registries were proved
 * @param provenances where the values in them came from
 * @param pullPaths how each image is pulled
 */
record Made(
        List<OutputFile> files,
        Selection selection,
        List<RegistryCheck> checks,
        List<Provenance> provenances,
        List<PullPath> pullPaths) {

    Compilation compilation(int written, int removed) {
        Map<String, Integer> counts = new TreeMap<>();
        files.forEach(file -> counts.merge(file.kind().folder(), 1, Integer::sum));
        return new Compilation(counts, written, removed, checks, provenances, pullPaths);
    }
}
