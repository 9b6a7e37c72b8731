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
        List<MappingReader> claimed = new ArrayList<>();
        for (MappingReader fields : declarations(files, "applications")) {
            if (names.claim(fields.require("name"))) {
                claimed.add(fields);
            }
        }
        if (!PullCount.isWithinLimit(claimed, environments.all().size(), diagnostics)) {
            return diagnostics.result(() -> Configuration.EMPTY);
        }
        List<Application> applications = applications(claimed, linker);
        List<Environment> all = environments(registries, environments, declared, applications);
        RenameCheck.check(registries.all(), applications, diagnostics);
        registries.reportUnknownNames();
        environments.reportUnknownNames();
        Configuration configuration =
                new Configuration(registries.all(), all, applications, DevtronPolicyLinker.link(files, diagnostics));
        InputFileCheck.check(configuration, linker.contentFiles(), diagnostics);
        return diagnostics.result(() -> configuration);
    }

    /** The applications without errors, sorted by name. */
    private List<Application> applications(List<MappingReader> declared, ApplicationLinker linker) {
        List<Application> applications = new ArrayList<>(declared.size());
        for (Optional<Application> linked :
                tasks.map(declared, fields -> linker.link(fields.require("name"), fields))) {
            if (linked.isPresent()) {
                applications.add(linked.get());
            }
        }
        applications.sort(
                (left, right) -> left.name().value().compareTo(right.name().value()));
        return applications;
    }

    private List<Environment> environments(
            SymbolTable<Registry> registries,
            SymbolTable<Located<String>> names,
            Map<String, MappingReader> declared,
            List<Application> applications) {
        Map<String, List<Pull>> pulls = new HashMap<>();
        for (Application application : applications) {
            for (Pull pull : application.pulls()) {
                pulls.computeIfAbsent(pull.environment(), name -> new ArrayList<>())
                        .add(pull);
            }
        }
        EnvironmentLinker linker = new EnvironmentLinker(registries, diagnostics);
        return tasks.map(
                names.all(),
                name -> linker.link(
                        name,
                        declared.getOrDefault(name.value(), MappingReader.empty(name.span())),
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
        List<MappingReader> declarations = new ArrayList<>();
        for (Node.Mapping file : files) {
            declarations.addAll(new MappingReader(file).maps(list));
        }
        return declarations;
    }
}
