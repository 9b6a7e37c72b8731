// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes a first registries.yaml from what is at hand. Writes nothing: the file is a value. */
public final class Initializer {
    private Initializer() {}

    /**
     * A first configuration, which the check accepts. What the language cannot say is a comment in it and a note.
     *
     * @param check finds what keeps a text from being valid
     */
    public static Result<InitResult> init(InitRequest request, Function<SourceFile, List<Diagnostic>> check) {
        Optional<Path> dockerConfig = request.dockerConfig().or(() -> usual(request));
        if (dockerConfig.isEmpty() && !request.hasInputs()) {
            return Result.success(new InitResult(StarterTemplate.TEXT, Map.of(), 1, 1, 1));
        }
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        InputFiles files = new InputFiles(request.baseDirectory(), request.options(), diagnostics);
        ImportContext inventory = new ImportContext(diagnostics, request.clock(), request.options());
        DevtronRegistryImporter.read(files.json(request.registries()), inventory);
        new DockerConfigImporter(inventory)
                .read(files.json(dockerConfig.stream().toList()));
        new DtSecretsImporter(inventory).read(files.yaml(request.values()));
        DevtronApplicationImporter.read(files.json(request.applications()), inventory);
        if (diagnostics.hasErrors()) {
            return Result.failure(diagnostics.all());
        }
        YamlDocument document = new ValidDocumentBuilder(inventory, request.file(), check).valid();
        diagnostics.addAll(inventory.notes().diagnostics());
        return diagnostics.result(() -> new InitResult(
                document.text(),
                inventory.certificates(),
                document.count("registry"),
                document.count("environment"),
                document.count("application")));
    }

    private static Optional<Path> usual(InitRequest request) {
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
