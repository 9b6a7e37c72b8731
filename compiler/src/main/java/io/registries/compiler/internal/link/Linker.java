// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves names, applies defaults, and derives the builds of pipelines and the needs of environments, in this order:
 *
 * <ol>
 *   <li>registries, which all others reference
 *   <li>the names of environments
 *   <li>applications, which reference both
 *   <li>environments, whose pull secrets depend on the images that applications pull
 * </ol>
 */
public final class Linker {
    private static final String DEFAULT_ENVIRONMENT = "default";

    private final DiagnosticCollector diagnostics = new DiagnosticCollector();
    private final ParallelTasks tasks;

    private Linker(ParallelTasks tasks) {
        this.tasks = tasks;
    }

    /** Links the configuration from all files. */
    public static Result<Configuration> link(List<Node.Mapping> files, ParallelTasks tasks) {
        return new Linker(tasks).linkAll(files);
    }

    private Result<Configuration> linkAll(List<Node.Mapping> files) {
        RegistryLinker registryLinker = new RegistryLinker(diagnostics);
        SymbolTable<Registry> registries = registryLinker.link(declarations(files, "registries"));

        Map<String, MappingReader> declared = new HashMap<>();
        SymbolTable<Located<String>> environments = environmentNames(files, declared);

        ApplicationLinker linker = new ApplicationLinker(registries, environments, registryLinker, diagnostics);
        SymbolTable<Application> names =
                new SymbolTable<>("application", "applications", DiagnosticCode.UNKNOWN_VALUE, diagnostics);
        List<MappingReader> claimed = declarations(files, "applications").stream()
                .filter(fields -> names.claim(fields.require("name")))
                .toList();
        if (!PullCount.isWithinLimit(claimed, environments.all().size(), diagnostics)) {
            return diagnostics.result(() -> Configuration.EMPTY);
        }
        List<Application> applications =
                tasks.map(claimed, fields -> linker.link(fields.require("name"), fields)).stream()
                        .<Application>mapMulti(Optional::ifPresent)
                        .sorted(Comparator.comparing(
                                application -> application.name().value()))
                        .toList();
        List<Environment> all = environments(registries, environments, declared, applications);
        RenameCheck.check(registries.all(), applications, diagnostics);
        registries.reportUnknownNames();
        environments.reportUnknownNames();
        Configuration configuration =
                new Configuration(registries.all(), all, applications, DevtronPolicyLinker.link(files, diagnostics));
        InputFileCheck.check(configuration, linker.contentFiles(), diagnostics);
        return diagnostics.result(() -> configuration);
    }

    private List<Environment> environments(
            SymbolTable<Registry> registries,
            SymbolTable<Located<String>> names,
            Map<String, MappingReader> declared,
            List<Application> applications) {
        Map<String, List<Pull>> pulls = new HashMap<>();
        applications.forEach(application -> application
                .pulls()
                .forEach(pull -> pulls.computeIfAbsent(pull.environment(), name -> new ArrayList<>())
                        .add(pull)));
        EnvironmentLinker linker = new EnvironmentLinker(registries, diagnostics);
        return tasks.map(
                names.all(),
                name -> linker.link(
                        name,
                        Optional.ofNullable(declared.get(name.value())),
                        pulls.getOrDefault(name.value(), List.of())));
    }

    private SymbolTable<Located<String>> environmentNames(
            List<Node.Mapping> files, Map<String, MappingReader> declared) {
        SymbolTable<Located<String>> names =
                new SymbolTable<>("environment", "environments", DiagnosticCode.UNKNOWN_ENVIRONMENT, diagnostics);
        for (MappingReader fields : declarations(files, "environments")) {
            Located<String> name = fields.require("name");
            if (names.claim(name)) {
                names.declare(name.value(), name);
                declared.put(name.value(), fields);
            }
        }
        if (names.all().isEmpty()) {
            names.declare(
                    DEFAULT_ENVIRONMENT,
                    new Located<>(DEFAULT_ENVIRONMENT, files.get(0).span().firstLine()));
        }
        return names;
    }

    private static List<MappingReader> declarations(List<Node.Mapping> files, String list) {
        return files.stream()
                .flatMap(file -> new MappingReader(file).items(list).stream())
                .map(MappingReader::of)
                .toList();
    }
}
