// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import static java.util.stream.Collectors.toSet;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        ItemComparison comparison = new ItemComparison(before, after, renamedApplications(former, current));
        List<ChangedItem> changes = new ArrayList<>(comparison.registries(renamed));
        changes.addAll(comparison.environments());
        changes.addAll(comparison.pullSecrets());
        changes.addAll(comparison.applications());
        changes.addAll(comparison.builds());
        List<Diagnostic> diagnostics = new ArrayList<>(danglingReferences(former, current, renamed));
        // Without a former configuration, nobody is trusted yet.
        if (!former.registries().isEmpty()) {
            diagnostics.addAll(ChangedCertificates.find(former, current, renamed, formerDigests, currentDigests));
            diagnostics.addAll(EncryptionKeys.findChanges(former, current, formerDigests, currentDigests));
            diagnostics.addAll(CredentialHosts.findNew(former, current));
        }
        return new Impact(changes, diagnostics);
    }

    /** The former names of applications that say so, by their new names. */
    private static Map<String, String> renamedApplications(Configuration former, Configuration current) {
        Set<String> formerNames = names(former);
        Set<String> currentNames = names(current);
        Map<String, String> renamed = new TreeMap<>();
        for (Application application : current.applications()) {
            String name = application.name().value();
            application
                    .renamedFrom()
                    .map(Located::value)
                    .filter(old ->
                            formerNames.contains(old) && !currentNames.contains(old) && !formerNames.contains(name))
                    .ifPresent(old -> renamed.put(name, old));
        }
        return renamed;
    }

    private static Set<String> names(Configuration configuration) {
        return configuration.applications().stream()
                .map(application -> application.name().value())
                .collect(toSet());
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
