// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.ChangedItem.Change;
import io.registries.compiler.model.ChangedItem.ChangedField;
import io.registries.compiler.model.ChangedItem.ItemType;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the items of two configurations.
 *
 * @param former the previous configuration
 * @param current the configuration
 * @param renamedApplications the former names of applications, by their new names
 */
record ItemComparison(ConfigurationView former, ConfigurationView current, Map<String, String> renamedApplications) {

    List<ChangedItem> registries(Map<String, Registry> renamed) {
        Map<String, String> formerNames = new TreeMap<>();
        renamed.forEach((name, registry) -> formerNames.put(registry.name().value(), name));
        List<ChangedItem> changes = compare(ItemType.REGISTRY, former.registries(), current.registries(), formerNames);
        // Renamed registries come last.
        List<ChangedItem> ordered = new ArrayList<>();
        changes.stream().filter(change -> change.change() != Change.RENAMED).forEach(ordered::add);
        changes.stream().filter(change -> change.change() == Change.RENAMED).forEach(ordered::add);
        return ordered;
    }

    List<ChangedItem> environments() {
        return compare(ItemType.ENVIRONMENT, former.environments(), current.environments(), Map.of());
    }

    List<ChangedItem> pullSecrets() {
        return compare(ItemType.PULL_SECRET, former.secrets(), current.secrets(), Map.of());
    }

    List<ChangedItem> applications() {
        return compare(ItemType.APPLICATION, former.applications(), current.applications(), renamedApplications);
    }

    List<ChangedItem> builds() {
        Map<String, ConfigurationView.Item> after = current.builds();
        Map<String, String> formerNames = new TreeMap<>();
        for (String name : after.keySet()) {
            String application = name.replaceFirst("/.*", "");
            String old = renamedApplications.get(application);
            if (old != null) {
                formerNames.put(name, old + name.substring(application.length()));
            }
        }
        return compare(ItemType.BUILD_CONFIG, former.builds(), after, formerNames);
    }

    private static List<ChangedItem> compare(
            ItemType type,
            Map<String, ConfigurationView.Item> before,
            Map<String, ConfigurationView.Item> after,
            Map<String, String> formerNames) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.removeAll(formerNames.values());
        names.addAll(after.keySet());
        List<ChangedItem> changes = new ArrayList<>();
        for (String name : names) {
            String formerName = formerNames.getOrDefault(name, name);
            ConfigurationView.Item old = before.get(formerName);
            ConfigurationView.Item item = after.get(name);
            if (old == null) {
                changes.add(new ChangedItem(type, name, Change.ADDED, List.of()));
            } else if (item == null) {
                changes.add(new ChangedItem(type, name, Change.REMOVED, List.of()));
            } else if (!formerName.equals(name)) {
                changes.add(new ChangedItem(type, formerName + " -> " + name, Change.RENAMED, fields(old, item)));
            } else if (!old.content().equals(item.content())) {
                changes.add(new ChangedItem(type, name, Change.CHANGED, fields(old, item)));
            }
        }
        return changes;
    }

    private static List<ChangedField> fields(ConfigurationView.Item old, ConfigurationView.Item item) {
        TreeSet<String> names = new TreeSet<>(old.fields().keySet());
        names.addAll(item.fields().keySet());
        return names.stream()
                .map(name -> new ChangedField(
                        name, old.fields().getOrDefault(name, ""), item.fields().getOrDefault(name, "")))
                .filter(field -> !field.from().equals(field.to()))
                .toList();
    }
}
