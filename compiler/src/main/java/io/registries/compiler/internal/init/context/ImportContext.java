// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.internal.init.yaml.SafeText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The items imported so far. Not thread-safe. */
public final class ImportContext {
    private final List<ImportedRegistry> registries = new ArrayList<>();
    private final List<ImportedApplication> applications = new ArrayList<>();
    private final Map<String, ImportedEnvironment> environments = new TreeMap<>();
    private final List<String> registryComments = new ArrayList<>();
    private final List<String> environmentComments = new ArrayList<>();
    private final RegistryNames names = new RegistryNames();
    private final ImportedSecrets secrets = new ImportedSecrets();
    private final ImportNotes notes = new ImportNotes();
    private final DiagnosticCollector diagnostics;
    private final Clock clock;
    private final OptionNames options;

    public ImportContext(DiagnosticCollector diagnostics, Clock clock, OptionNames options) {
        this.diagnostics = diagnostics;
        this.clock = clock;
        this.options = options;
    }

    public RegistryNames names() {
        return names;
    }

    public ImportedSecrets secrets() {
        return secrets;
    }

    public ImportNotes notes() {
        return notes;
    }

    public DiagnosticCollector diagnostics() {
        return diagnostics;
    }

    public Clock clock() {
        return clock;
    }

    public OptionNames options() {
        return options;
    }

    public void add(ImportedRegistry registry) {
        registries.add(registry);
    }

    public void add(ImportedApplication application) {
        applications.add(application);
    }

    public void add(ImportedEnvironment environment) {
        environments.putIfAbsent(environment.name(), environment);
    }

    /** Where an environment is; empty if that is not in the input. */
    public Optional<ImportedEnvironment> environment(String name) {
        return Optional.ofNullable(environments.get(name));
    }

    /** Records an item that is not imported, as a note and a comment above the registries. */
    public void skip(String kind, String name, String reason) {
        registryComments.add(kind + " " + SafeText.name(name) + ": " + reason);
        notes.add(kind, name, reason);
    }

    /** Adds a comment above the environments. */
    public void noteOnEnvironments(String note) {
        environmentComments.add(note);
    }

    public void replace(ImportedRegistry old, ImportedRegistry changed) {
        registries.set(registries.indexOf(old), changed);
    }

    public List<ImportedRegistry> registries() {
        return registries.stream()
                .sorted(Comparator.comparing(ImportedRegistry::name))
                .toList();
    }

    public List<ImportedRegistry> registriesThat(Predicate<ImportedRegistry> match) {
        return registries().stream().filter(match).toList();
    }

    public List<ImportedApplication> applications() {
        return applications.stream()
                .sorted(Comparator.comparing(ImportedApplication::name))
                .toList();
    }

    public List<String> registryComments() {
        return List.copyOf(registryComments);
    }

    public List<String> environmentComments() {
        return List.copyOf(environmentComments);
    }

    /** The imported name of a registry with this name in Devtron. */
    public Optional<String> registryInDevtron(String name) {
        return registries.stream()
                .filter(registry -> registry.devtronName().equals(Optional.of(name)))
                .map(ImportedRegistry::name)
                .findFirst()
                .or(() -> registries.stream()
                        .filter(registry -> registry.devtronName().isEmpty()
                                && registry.name().equals(name))
                        .map(ImportedRegistry::name)
                        .findFirst());
    }

    /** The CA certificates to write, by path. */
    public Map<String, String> certificates() {
        Map<String, String> files = new TreeMap<>();
        registries.forEach(registry ->
                registry.certificate().ifPresent(pem -> files.put(CaCertificate.path(registry.name()), pem)));
        return files;
    }
}
