// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.InputFiles;
import io.registries.compiler.internal.init.devtron.DevtronApplicationImporter;
import io.registries.compiler.internal.init.devtron.DevtronRegistryImporter;
import io.registries.compiler.internal.init.docker.DockerConfigImporter;
import io.registries.compiler.internal.init.values.DtSecretsImporter;
import io.registries.compiler.internal.init.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Generates a first registries.yaml from existing configuration. Returns the text and writes no files. */
public final class Initializer {
    private Initializer() {}

    /**
     * Generates a valid configuration. Settings that cannot be imported become comments and notes.
     *
     * @param check reports the errors of a text
     */
    public static Result<InitResult> init(InitRequest request, Function<SourceFile, List<Diagnostic>> check) {
        Optional<Path> dockerConfig = request.dockerConfig().or(() -> defaultDockerConfig(request));
        if (dockerConfig.isEmpty() && !request.hasInputs()) {
            return Result.success(new InitResult(StarterTemplate.TEXT, Map.of(), 1, 1, 1));
        }
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        InputFiles files =
                new InputFiles(request.baseDirectory(), request.namesRelativeTo(), request.options(), diagnostics);
        ImportContext context = new ImportContext(diagnostics, request.clock(), request.options());
        DevtronRegistryImporter.read(files.json(request.registries()), context);
        new DockerConfigImporter(context).read(files.json(dockerConfig.stream().toList()));
        new DtSecretsImporter(context).read(files.yaml(request.values()));
        DevtronApplicationImporter.read(files.json(request.applications()), context);
        if (diagnostics.hasErrors()) {
            return Result.failure(diagnostics.all());
        }
        YamlDocument document = new ValidDocumentBuilder(context, request.file(), check).build();
        diagnostics.addAll(context.notes().diagnostics());
        return diagnostics.result(() -> new InitResult(
                document.text(),
                context.certificates(),
                document.count("registry"),
                document.count("environment"),
                document.count("application")));
    }

    private static Optional<Path> defaultDockerConfig(InitRequest request) {
        if (request.hasInputs()) {
            return Optional.empty();
        }
        String folder = request.environment().getOrDefault("DOCKER_CONFIG", "");
        String home = request.environment().getOrDefault("HOME", "");
        return Optional.of(folder.isEmpty() ? Path.of(home, ".docker") : Path.of(folder))
                .map(docker -> docker.resolve("config.json"))
                .filter(Files::isRegularFile);
    }
}
