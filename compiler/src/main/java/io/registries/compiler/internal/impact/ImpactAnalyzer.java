// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.ChangedItem.Change;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares a configuration with a previous one. */
public final class ImpactAnalyzer {
    private ImpactAnalyzer() {}

    /** The differences between two configurations. */
    public static Impact compare(Configuration former, Configuration current) {
        Map<String, Registry> renamed = renamed(former, current);
        CertificateDigests formerDigests = new CertificateDigests();
        CertificateDigests currentDigests = new CertificateDigests();
        ConfigurationView before = new ConfigurationView(former, formerDigests);
        ConfigurationView after = new ConfigurationView(current, currentDigests);
        List<ChangedItem> changes = new ArrayList<>(registries(before, after, renamed));
        compare(ChangedItem.ItemType.ENVIRONMENT, before, after, ConfigurationView::environments, changes);
        compare(ChangedItem.ItemType.PULL_SECRET, before, after, ConfigurationView::secrets, changes);
        compare(ChangedItem.ItemType.APPLICATION, before, after, ConfigurationView::applications, changes);
        compare(ChangedItem.ItemType.BUILD_CONFIG, before, after, ConfigurationView::builds, changes);
        List<Diagnostic> diagnostics = new ArrayList<>(danglingReferences(former, current, renamed));
        // Without a former configuration, nobody is trusted yet.
        if (!former.registries().isEmpty()) {
            diagnostics.addAll(ChangedCertificates.find(former, current, renamed, formerDigests, currentDigests));
            diagnostics.addAll(EncryptionKeys.findChanges(former, current, formerDigests, currentDigests));
            diagnostics.addAll(CredentialHosts.findNew(former, current));
        }
        return new Impact(changes, diagnostics);
    }

    private static List<ChangedItem> registries(
            ConfigurationView former, ConfigurationView current, Map<String, Registry> renamed) {
        List<ChangedItem> changes = new ArrayList<>();
        compare(ChangedItem.ItemType.REGISTRY, former, current, ConfigurationView::registries, changes);
        changes.removeIf(change -> renamed.containsKey(change.name())
                || (change.change() == Change.ADDED
                        && renamed.values().stream()
                                .anyMatch(registry -> registry.name().value().equals(change.name()))));
        renamed.forEach((name, registry) -> changes.add(
                new ChangedItem(ChangedItem.ItemType.REGISTRY, name + " -> " + registry.name(), Change.RENAMED)));
        return changes;
    }

    private static void compare(
            ChangedItem.ItemType subject,
            ConfigurationView former,
            ConfigurationView current,
            Function<ConfigurationView, Map<String, Object>> view,
            List<ChangedItem> changes) {
        Map<String, Object> before = view.apply(former);
        Map<String, Object> after = view.apply(current);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            if (!before.containsKey(name)) {
                changes.add(new ChangedItem(subject, name, Change.ADDED));
            } else if (!after.containsKey(name)) {
                changes.add(new ChangedItem(subject, name, Change.REMOVED));
            } else if (!before.get(name).equals(after.get(name))) {
                changes.add(new ChangedItem(subject, name, Change.CHANGED));
            }
        }
    }

    // Registries that have a new name, if it is unambiguous.
    private static Map<String, Registry> renamed(Configuration former, Configuration current) {
        Map<String, Registry> renamed = new TreeMap<>();
        for (Registry old : former.registries()) {
            List<Registry> candidates = current.registries().stream()
                    .filter(registry -> isSame(registry, old) && isNew(registry, former))
                    .toList();
            if (isNew(old, current) && candidates.size() == 1) {
                renamed.put(old.name().value(), candidates.get(0));
            }
        }
        return renamed;
    }

    private static boolean isSame(Registry one, Registry other) {
        return one.url().equals(other.url()) && one.provider().equals(other.provider());
    }

    private static boolean isNew(Registry registry, Configuration configuration) {
        return configuration.registries().stream()
                .noneMatch(other -> other.name().equals(registry.name()));
    }

    private static List<Diagnostic> danglingReferences(
            Configuration former, Configuration current, Map<String, Registry> renamed) {
        return former.registries().stream()
                .filter(registry -> isNew(registry, current))
                .flatMap(registry -> danglingReferences(registry, referrers(former, registry), renamed).stream())
                .toList();
    }

    private static Optional<Diagnostic> danglingReferences(
            Registry registry, List<String> referrers, Map<String, Registry> renamed) {
        if (referrers.isEmpty()) {
            return Optional.empty();
        }
        String name = registry.name().value();
        String message = "registry `" + name + "` is " + (renamed.containsKey(name) ? "renamed" : "removed")
                + ", but earlier output still uses it: " + summary(referrers);
        Diagnostic diagnostic = Optional.ofNullable(renamed.get(name))
                .map(successor -> Diagnostic.at(
                        DiagnosticCode.DANGLING_REGISTRY_REFERENCE,
                        successor.name().span(),
                        message))
                .orElseGet(() -> Diagnostic.withoutLocation(DiagnosticCode.DANGLING_REGISTRY_REFERENCE, message));
        return Optional.of(diagnostic.help("apply the new output before you remove the registry from Devtron"));
    }

    private static List<String> referrers(Configuration former, Registry registry) {
        Stream<String> applications = former.applications().stream()
                .filter(application -> application
                        .builds()
                        .anyMatch(build -> build.registry().value().name().equals(registry.name())))
                .map(application -> "application `" + application.name() + "`");
        Stream<String> secrets = former.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream()
                        .filter(secret -> secret.entryOf(registry).isPresent())
                        .map(secret -> "pull secret `" + environment.name() + "/" + secret.name() + "`"));
        return Stream.concat(applications, secrets).toList();
    }

    private static String summary(List<String> referrers) {
        int maxListed = 5;
        String first = String.join(", ", referrers.subList(0, Math.min(maxListed, referrers.size())));
        return referrers.size() > maxListed ? first + " and " + (referrers.size() - maxListed) + " more" : first;
    }
}
