// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.output.Difference;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an output folder differs from what is declared.
 *
 * @param differences in order of paths
 * @param findings one for each difference, beside those of the earlier phases, in order of place
 */
public record Drift(List<Difference> differences, List<Diagnostic> findings) {
    public Drift {
        differences = List.copyOf(differences);
        findings = Stream.concat(findings.stream(), differences.stream().map(Drift::finding))
                .sorted()
                .toList();
    }

    private static Diagnostic finding(Difference difference) {
        String path = "`" + difference.path() + "`";
        String message = switch (difference.change()) {
            case ADDED -> path + " is not in the output folder";
            case CHANGED -> path + " in the output folder is not what is declared";
            case REMOVED -> path + " is in the output folder, and no longer declared";
        };
        return difference
                .origin()
                .map(origin -> Diagnostic.at(Code.DRIFT, origin, message))
                .orElseGet(() -> Diagnostic.placeless(Code.DRIFT, message))
                .hint("compile and commit it, as `diff` with -Dregistries.update does");
    }
}
