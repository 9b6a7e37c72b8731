// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.model.Difference;
import java.util.List;

/**
 * The differences between the outputs on disk and the declared outputs.
 *
 * @param differences in order of paths
 */
public record DiffResult(List<Difference> differences) {
    public DiffResult {
        differences = List.copyOf(differences);
    }

    /** One for each difference. */
    List<Diagnostic> diagnostics(OptionNames options) {
        return differences.stream()
                .map(difference -> diagnostic(difference, options))
                .toList();
    }

    private static Diagnostic diagnostic(Difference difference, OptionNames options) {
        String path = "`" + difference.path() + "`";
        String message = switch (difference.action()) {
            case ADD -> path + " is missing from the output directory";
            case CHANGE -> path + " in the output directory differs from the declaration";
            case KEEP -> throw new IllegalArgumentException(path + " does not differ");
            case REMOVE -> path + " in the output directory is no longer declared";
        };
        return difference
                .origin()
                .map(origin -> Diagnostic.at(DiagnosticCode.DRIFT, origin, message))
                .orElseGet(() -> Diagnostic.withoutLocation(DiagnosticCode.DRIFT, message))
                .help("run `compile` and commit the result, or use " + options.name(Option.UPDATE));
    }
}
