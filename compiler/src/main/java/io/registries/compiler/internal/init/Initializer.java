// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportInput;
import io.registries.compiler.internal.init.context.InputFiles;
import io.registries.compiler.internal.init.devtron.DevtronApplicationImporter;
import io.registries.compiler.internal.init.devtron.DevtronEnvironmentImporter;
import io.registries.compiler.internal.init.devtron.DevtronInputs;
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
import java.util.stream.Stream;

/** Generates a first registries.yaml from existing configuration. Returns the text and writes no files. */
public final class Initializer {
    private Initializer() {}

    /**
     * Generates a valid configuration. Settings that cannot be imported become comments and notes.
     *
     * @param devtron the responses of a running Devtron
     * @param check reports the errors of a text
     */
    public static Result<InitResult> init(
            InitRequest request, DevtronInputs devtron, Function<SourceFile, List<Diagnostic>> check) {
        Optional<Path> dockerConfig = request.dockerConfig().or(() -> defaultDockerConfig(request));
        if (dockerConfig.isEmpty() && !request.hasInputs()) {
            return Result.success(new InitResult(StarterTemplate.TEXT, Map.of(), 1, 1, 1));
        }
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        InputFiles files =
                new InputFiles(request.baseDirectory(), request.namesRelativeTo(), request.options(), diagnostics);
        ImportContext context = new ImportContext(diagnostics, request.context().clock(), request.options());
        DevtronRegistryImporter.read(and(files.json(request.registries()), devtron.registries()), context);
        new DockerConfigImporter(context).read(files.json(dockerConfig.stream().toList()));
        new DtSecretsImporter(context).read(files.yaml(request.values()));
        DevtronEnvironmentImporter.read(devtron.environments(), devtron.instance(), context);
        DevtronApplicationImporter.read(and(files.json(request.applications()), devtron.applications()), context);
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

    private static List<ImportInput> and(List<ImportInput> files, List<ImportInput> live) {
        return Stream.concat(files.stream(), live.stream()).toList();
    }

    private static Optional<Path> defaultDockerConfig(InitRequest request) {
        if (request.hasInputs()) {
            return Optional.empty();
        }
        Map<String, String> environment = request.context().environment();
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        String home = environment.getOrDefault("HOME", "");
        return Optional.of(folder.isEmpty() ? Path.of(home, ".docker") : Path.of(folder))
                .map(docker -> docker.resolve("config.json"))
                .filter(Files::isRegularFile);
    }
}
