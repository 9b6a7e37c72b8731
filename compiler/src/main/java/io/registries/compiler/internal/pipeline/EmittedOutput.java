// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.CompilationResult;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.output.OutputTree;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Provenance;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The output of a run and its report.
 *
 * @param files the files to write
 * @param selection the selected outputs and environments
 * @param checks the results of connectivity checks
 * @param provenances the sources of secret values
 * @param resolved the configuration, and how its images are pulled
 */
public record EmittedOutput(
        List<OutputFile> files,
        OutputSelection selection,
        List<RegistryCheck> checks,
        List<Provenance> provenances,
        ResolvedConfiguration resolved) {

    public CompilationResult compilation(OutputTree.Changes changes) {
        Map<OutputKind, Integer> kinds = new EnumMap<>(OutputKind.class);
        for (OutputFile file : files) {
            kinds.put(file.kind(), kinds.getOrDefault(file.kind(), 0) + 1);
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Map.Entry<OutputKind, Integer> kind : kinds.entrySet()) {
            counts.put(kind.getKey().folder(), kind.getValue());
        }
        return new CompilationResult(counts, changes.written(), changes.removed(), checks, provenances, resolved);
    }
}
