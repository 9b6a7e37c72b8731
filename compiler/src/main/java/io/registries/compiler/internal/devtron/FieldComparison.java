// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.BuildFields;
import io.registries.compiler.model.plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compares fields by their paths. An absent field, an empty one and one that is false are the same to Devtron. */
final class FieldComparison {
    private FieldComparison() {}

    /**
     * The fields that differ.
     *
     * @param former the fields in Devtron
     * @param planned the declared fields
     * @param managed whether a field is compared
     */
    static List<FieldChange> compare(
            Map<String, String> former, Map<String, String> planned, Predicate<String> managed) {
        NavigableSet<String> paths = new TreeSet<>(former.keySet());
        paths.addAll(planned.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String path : paths) {
            if (managed.test(path)) {
                change(path, former.getOrDefault(path, ""), planned.getOrDefault(path, ""))
                        .ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static Optional<FieldChange> change(String path, String former, String planned) {
        boolean bothMasked = former.equals(BuildFields.MASK) && planned.equals(BuildFields.MASK);
        if (bothMasked) {
            return Optional.of(FieldChange.notCompared(path));
        }
        if (isSame(former, planned)) {
            return Optional.empty();
        }
        return Optional.of(
                former.equals(BuildFields.MASK) || planned.equals(BuildFields.MASK)
                        ? FieldChange.secret(path)
                        : FieldChange.of(path, shown(former), shown(planned)));
    }

    private static boolean isSame(String former, String planned) {
        return withoutFalse(former).equals(withoutFalse(planned));
    }

    private static String withoutFalse(String value) {
        return value.equals("false") ? "" : value;
    }

    private static Optional<String> shown(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
