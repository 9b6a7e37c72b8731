// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.DevtronImport;
import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.analysis.Analyzer;
import io.registries.compiler.internal.devtron.DevtronImportPhase;
import io.registries.compiler.internal.init.Initializer;
import io.registries.compiler.internal.init.context.ImportInput;
import io.registries.compiler.internal.init.devtron.DevtronInputs;
import io.registries.compiler.internal.link.Linker;
import io.registries.compiler.internal.output.CreateOnlyWriter;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.schema.SchemaValidator;
import io.registries.compiler.internal.syntax.Suppressions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Creates an initial configuration with its schema, and validates the configuration before it is written. */
public final class InitCommand {
    private InitCommand() {}

    public static Result<InitResult> init(InitRequest request) throws IOException {
        Path folder = Objects.requireNonNull(request.file().getParent());
        String name = folder.relativize(request.file()).toString();
        CreateOnlyWriter files =
                new CreateOnlyWriter(folder, request.baseDirectory(), request.namesRelativeTo(), request.options());
        Result<InitResult> result = files.requireAbsent(name)
                .flatMap(absent -> responses(request))
                .flatMap(responses -> Initializer.init(
                        request,
                        responses,
                        source -> errors(source, request.context().clock())));
        if (result.value().isEmpty()) {
            return result;
        }
        InitResult initial = result.value().get();
        Map<String, byte[]> contents = new LinkedHashMap<>();
        initial.certificates().forEach((path, pem) -> contents.put(path, pem.getBytes(StandardCharsets.UTF_8)));
        // An existing schema may be of another version, or edited.
        if (files.requireAbsent(SchemaValidator.FILE_NAME).value().isPresent()) {
            contents.put(SchemaValidator.FILE_NAME, SchemaValidator.text().getBytes(StandardCharsets.UTF_8));
        }
        contents.put(name, initial.yaml().getBytes(StandardCharsets.UTF_8));
        Result<String> written = files.write(contents, name);
        return result.flatMap(value -> written.flatMap(file -> Result.success(value)));
    }

    private static Result<DevtronInputs> responses(InitRequest request) {
        if (request.devtron().isEmpty()) {
            return Result.success(DevtronInputs.NONE);
        }
        DevtronImport devtron = request.devtron().get();
        try (ParallelTasks tasks = ParallelTasks.open()) {
            return new DevtronImportPhase(request, devtron, tasks)
                    .read()
                    .map(live -> new DevtronInputs(
                            devtron.instance(),
                            inputs(live.registries()),
                            inputs(live.environments()),
                            inputs(live.applications())));
        }
    }

    private static List<ImportInput> inputs(List<JsonNode> responses) {
        return responses.stream()
                .map(response -> new ImportInput("Devtron", true, response))
                .toList();
    }

    private static List<Diagnostic> errors(SourceFile source, Clock clock) {
        Analyzer analyzer = new Analyzer(clock, false);
        try (ParallelTasks tasks = ParallelTasks.open()) {
            return Suppressions.check(List.of(source))
                    .flatMap(sources -> SourceParser.parse(source))
                    .flatMap(tree -> Linker.link(List.of(tree), tasks))
                    .flatMap(configuration -> analyzer.analyze(configuration, tasks))
                    .diagnostics()
                    .stream()
                    // The certificate files are written after this check.
                    .filter(diagnostic -> diagnostic.isError() && diagnostic.code() != DiagnosticCode.MISSING_FILE)
                    .toList();
        }
    }
}
