// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the inputs hold, gathered one after the other. Not for use by several threads. */
final class ImportContext {
    private final List<ImportedRegistry> registries = new ArrayList<>();
    private final List<ImportedApplication> applications = new ArrayList<>();
    private final List<String> registryRemarks = new ArrayList<>();
    private final List<String> environmentRemarks = new ArrayList<>();
    private final RegistryNames names = new RegistryNames();
    private final ImportedSecrets secrets = new ImportedSecrets();
    private final ImportNotes notes = new ImportNotes();
    private final DiagnosticCollector diagnostics;
    private final Clock clock;
    private final OptionNames options;

    ImportContext(DiagnosticCollector diagnostics, Clock clock, OptionNames options) {
        this.diagnostics = diagnostics;
        this.clock = clock;
        this.options = options;
    }

    RegistryNames names() {
        return names;
    }

    ImportedSecrets secrets() {
        return secrets;
    }

    ImportNotes notes() {
        return notes;
    }

    DiagnosticCollector diagnostics() {
        return diagnostics;
    }

    Clock clock() {
        return clock;
    }

    OptionNames options() {
        return options;
    }

    void add(ImportedRegistry registry) {
        registries.add(registry);
    }

    void add(ImportedApplication application) {
        applications.add(application);
    }

    /** Notes what is not taken over, with a comment above the registries. */
    void leaveOut(String kind, String name, String reason) {
        registryRemarks.add(kind + " " + SafeText.name(name) + ": " + reason);
        notes.add(kind, name, reason);
    }

    /** A comment above the environments. */
    void remarkOnEnvironments(String remark) {
        environmentRemarks.add(remark);
    }

    void replace(ImportedRegistry old, ImportedRegistry changed) {
        registries.set(registries.indexOf(old), changed);
    }

    List<ImportedRegistry> registries() {
        return registries.stream()
                .sorted(Comparator.comparing(ImportedRegistry::name))
                .toList();
    }

    List<ImportedRegistry> registriesThat(Predicate<ImportedRegistry> match) {
        return registries().stream().filter(match).toList();
    }

    List<ImportedApplication> applications() {
        return applications.stream()
                .sorted(Comparator.comparing(ImportedApplication::name))
                .toList();
    }

    List<String> registryRemarks() {
        return List.copyOf(registryRemarks);
    }

    List<String> environmentRemarks() {
        return List.copyOf(environmentRemarks);
    }

    /** The name here of a registry by its name in Devtron. */
    Optional<String> registryInDevtron(String name) {
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

    /** The CA certificates to write, by their paths. */
    Map<String, String> certificates() {
        Map<String, String> files = new TreeMap<>();
        registries.forEach(registry ->
                registry.certificate().ifPresent(pem -> files.put(CaCertificate.path(registry.name()), pem)));
        return files;
    }
}
