// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.credentials.Origin;
import java.util.List;
import java.util.stream.Stream;

/** Where each value came from, as a table for a console. */
public final class OriginTable {
    private OriginTable() {}

    /** The table's lines, the headers first. */
    public static List<String> of(List<Origin> origins) {
        return Table.lines(Stream.concat(
                        Stream.of(List.of("registry", "field", "from")),
                        origins.stream().map(origin -> List.of(origin.registry(), origin.field(), origin.source())))
                .toList());
    }
}
