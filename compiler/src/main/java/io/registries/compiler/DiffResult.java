// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.InvisibleChange;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.List;

/**
 * The differences between the outputs on disk and the declared outputs.
 *
 * @param differences in order of paths, the manifest last
 * @param resolved the configuration, and how its images are pulled
 */
public record DiffResult(List<Difference> differences, ResolvedConfiguration resolved) {
    public DiffResult {
        differences = List.copyOf(differences);
    }

    /** One for each difference; one for the manifest only if no other file differs, because it lists the others. */
    List<Diagnostic> diagnostics(CompilationRequest request) {
        return differences.stream()
                .filter(difference -> differences.size() == 1 || !isManifest(difference))
                .map(difference -> diagnostic(difference, request))
                .toList();
    }

    private static boolean isManifest(Difference difference) {
        return difference.path().equals(OutputPath.MANIFEST.value());
    }

    private static Diagnostic diagnostic(Difference difference, CompilationRequest request) {
        String path = "`" + difference.path() + "`";
        String directory = "`" + directory(difference, request) + "`";
        String message = switch (difference.action()) {
            case ADD -> path + " is missing from " + directory;
            case CHANGE -> path + " in " + directory + " differs from the declaration" + onlyIn(difference);
            case KEEP -> throw new IllegalArgumentException(path + " does not differ");
            case REMOVE -> path + " in " + directory + " is no longer declared";
        };
        return difference
                .origin()
                .map(origin -> Diagnostic.at(DiagnosticCode.DRIFT, origin, message))
                .orElseGet(() -> Diagnostic.withoutLocation(DiagnosticCode.DRIFT, message))
                .help(help(difference, request));
    }

    private static String onlyIn(Difference difference) {
        return difference
                .invisibleChanges()
                .filter(changes -> difference.hasSameLines())
                .map(changes -> " only in " + changes)
                .orElse("");
    }

    // Git converts line endings again at each checkout.
    private static String help(Difference difference, CompilationRequest request) {
        return difference.hasSameLines() && difference.invisible().contains(InvisibleChange.LINE_ENDINGS)
                ? "set `eol=lf` for the output in `.gitattributes`, and check it out again"
                : "run `compile` and commit the result, or use "
                        + request.validation().options().name(Option.UPDATE);
    }

    private static String directory(Difference difference, CompilationRequest request) {
        boolean isSecret = OutputKind.fromFolder(difference.path().split("/", 2)[0])
                .filter(OutputKind::isSecret)
                .isPresent();
        return PathNames.nameOf(
                request.validation().baseDirectory(),
                isSecret ? request.secretsDirectory() : request.outputDirectory());
    }
}
