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
        List<ChangedItem> touches = new ArrayList<>(registries(former, current, renamed));
        compare(ChangedItem.ItemType.ENVIRONMENT, former, current, ConfigurationView::environments, touches);
        compare(ChangedItem.ItemType.PULL_SECRET, former, current, ConfigurationView::secrets, touches);
        compare(ChangedItem.ItemType.APPLICATION, former, current, ConfigurationView::applications, touches);
        compare(ChangedItem.ItemType.BUILD_CONFIG, former, current, ConfigurationView::builds, touches);
        return new Impact(touches, gone(former, current, renamed));
    }

    private static List<ChangedItem> registries(
            Configuration former, Configuration current, Map<String, Registry> renamed) {
        List<ChangedItem> touches = new ArrayList<>();
        compare(ChangedItem.ItemType.REGISTRY, former, current, ConfigurationView::registries, touches);
        touches.removeIf(touch -> renamed.containsKey(touch.name())
                || (touch.change() == Change.ADDED
                        && renamed.values().stream()
                                .anyMatch(registry -> registry.name().value().equals(touch.name()))));
        renamed.forEach((name, registry) -> touches.add(
                new ChangedItem(ChangedItem.ItemType.REGISTRY, name + " -> " + registry.name(), Change.RENAMED)));
        return touches;
    }

    private static void compare(
            ChangedItem.ItemType subject,
            Configuration former,
            Configuration current,
            Function<Configuration, Map<String, Object>> facts,
            List<ChangedItem> touches) {
        Map<String, Object> before = facts.apply(former);
        Map<String, Object> after = facts.apply(current);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            if (!before.containsKey(name)) {
                touches.add(new ChangedItem(subject, name, Change.ADDED));
            } else if (!after.containsKey(name)) {
                touches.add(new ChangedItem(subject, name, Change.REMOVED));
            } else if (!before.get(name).equals(after.get(name))) {
                touches.add(new ChangedItem(subject, name, Change.CHANGED));
            }
        }
    }

    // The same registry by another name, where just one new name can be meant.
    private static Map<String, Registry> renamed(Configuration former, Configuration current) {
        Map<String, Registry> renamed = new TreeMap<>();
        for (Registry old : former.registries()) {
            List<Registry> heirs = current.registries().stream()
                    .filter(registry -> isSame(registry, old) && isNew(registry, former))
                    .toList();
            if (isNew(old, current) && heirs.size() == 1) {
                renamed.put(old.name().value(), heirs.get(0));
            }
        }
        return renamed;
    }

    private static boolean isSame(Registry one, Registry other) {
        return one.url().equals(other.url()) && one.provider().equals(other.provider());
    }

    private static boolean isNew(Registry registry, Configuration configuration) {
        return configuration.registries().stream()
                .noneMatch(known -> known.name().equals(registry.name()));
    }

    private static List<Diagnostic> gone(Configuration former, Configuration current, Map<String, Registry> renamed) {
        return former.registries().stream()
                .filter(registry -> isNew(registry, current))
                .flatMap(registry -> gone(registry, users(former, registry), renamed).stream())
                .toList();
    }

    private static Optional<Diagnostic> gone(Registry registry, List<String> users, Map<String, Registry> renamed) {
        if (users.isEmpty()) {
            return Optional.empty();
        }
        String name = registry.name().value();
        String told = "registry `" + name + "` is " + (renamed.containsKey(name) ? "renamed" : "removed")
                + ", and what was compiled before still names it: " + shown(users);
        Diagnostic diagnostic = Optional.ofNullable(renamed.get(name))
                .map(heir -> Diagnostic.at(
                        DiagnosticCode.DANGLING_REGISTRY_REFERENCE, heir.name().span(), told))
                .orElseGet(() -> Diagnostic.withoutLocation(DiagnosticCode.DANGLING_REGISTRY_REFERENCE, told));
        return Optional.of(diagnostic.help("apply the new output before the registry is removed in Devtron"));
    }

    private static List<String> users(Configuration former, Registry registry) {
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

    private static String shown(List<String> users) {
        int few = 5;
        String first = String.join(", ", users.subList(0, Math.min(few, users.size())));
        return users.size() > few ? first + " and " + (users.size() - few) + " more" : first;
    }
}
