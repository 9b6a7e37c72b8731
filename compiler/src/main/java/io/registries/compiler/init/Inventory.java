// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.init;

import io.registries.compiler.diagnostic.Findings;
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
final class Inventory {
    private final List<FoundRegistry> registries = new ArrayList<>();
    private final List<FoundApplication> applications = new ArrayList<>();
    private final List<String> registryRemarks = new ArrayList<>();
    private final List<String> environmentRemarks = new ArrayList<>();
    private final RegistryNames names = new RegistryNames();
    private final ImportedSecrets secrets = new ImportedSecrets();
    private final Notes notes = new Notes();
    private final Findings findings;
    private final Clock clock;
    private final OptionNames options;

    Inventory(Findings findings, Clock clock, OptionNames options) {
        this.findings = findings;
        this.clock = clock;
        this.options = options;
    }

    RegistryNames names() {
        return names;
    }

    ImportedSecrets secrets() {
        return secrets;
    }

    Notes notes() {
        return notes;
    }

    Findings findings() {
        return findings;
    }

    Clock clock() {
        return clock;
    }

    OptionNames options() {
        return options;
    }

    void add(FoundRegistry registry) {
        registries.add(registry);
    }

    void add(FoundApplication application) {
        applications.add(application);
    }

    /** Notes what is not taken over, with a comment above the registries. */
    void leaveOut(String kind, String name, String reason) {
        registryRemarks.add(kind + " " + Shown.name(name) + ": " + reason);
        notes.add(kind, name, reason);
    }

    /** A comment above the environments. */
    void remarkOnEnvironments(String remark) {
        environmentRemarks.add(remark);
    }

    void replace(FoundRegistry old, FoundRegistry changed) {
        registries.set(registries.indexOf(old), changed);
    }

    List<FoundRegistry> registries() {
        return registries.stream()
                .sorted(Comparator.comparing(FoundRegistry::name))
                .toList();
    }

    List<FoundRegistry> registriesThat(Predicate<FoundRegistry> match) {
        return registries().stream().filter(match).toList();
    }

    List<FoundApplication> applications() {
        return applications.stream()
                .sorted(Comparator.comparing(FoundApplication::name))
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
                .map(FoundRegistry::name)
                .findFirst()
                .or(() -> registries.stream()
                        .filter(registry -> registry.devtronName().isEmpty()
                                && registry.name().equals(name))
                        .map(FoundRegistry::name)
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
