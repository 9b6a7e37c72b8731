// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.model.Provenance;
import java.util.List;
import java.util.stream.Stream;

/** Where each value came from, as a table for a console. */
public final class ProvenanceTable {
    private ProvenanceTable() {}

    /** The table's lines, the headers first. */
    public static List<ConsoleLine> of(List<Provenance> provenances) {
        return Table.lines(Stream.concat(
                        Stream.of(List.of("registry", "field", "from")),
                        provenances.stream()
                                .map(provenance ->
                                        List.of(provenance.registry(), provenance.field(), provenance.source())))
                .toList());
    }
}
