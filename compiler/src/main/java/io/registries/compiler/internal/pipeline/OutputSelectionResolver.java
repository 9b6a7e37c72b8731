// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.OutputKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Resolves the outputs and environments of a request; reports unknown names. */
public final class OutputSelectionResolver {
    private OutputSelectionResolver() {}

    public static Result<OutputSelection> resolve(CompilationRequest request, Configuration configuration) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Set<OutputKind> kinds = EnumSet.noneOf(OutputKind.class);
        for (String output : request.outputs()) {
            Optional<OutputKind> kind = OutputKind.fromFolder(output);
            if (kind.isPresent()) {
                kinds.add(kind.get());
            } else {
                diagnostics.add(unknownOutput(output, request));
            }
        }
        List<String> environments = new ArrayList<>();
        for (Environment environment : configuration.environments()) {
            environments.add(environment.name().value());
        }
        for (String name : request.environments()) {
            if (!environments.contains(name)) {
                diagnostics.add(Diagnostic.withoutLocation(
                                DiagnosticCode.UNKNOWN_SELECTED_ENVIRONMENT,
                                "unknown environment `" + name + "` in "
                                        + request.validation().options().name(Option.ENVIRONMENTS))
                        .help(Suggestions.didYouMean(name, environments)));
            }
        }
        return diagnostics.result(() -> new OutputSelection(
                request.outputs().isEmpty() ? OutputKind.defaults() : kinds, request.environments()));
    }

    private static Diagnostic unknownOutput(String output, CompilationRequest request) {
        List<String> folders =
                OutputKind.selectable().stream().map(OutputKind::folder).toList();
        return Diagnostic.withoutLocation(
                        DiagnosticCode.UNKNOWN_OUTPUT,
                        "unknown output `" + output + "` in "
                                + request.validation().options().name(Option.OUTPUTS))
                .help(Suggestions.didYouMean(output, folders));
    }
}
