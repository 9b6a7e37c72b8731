// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a map that is being read. */
final class MappingFields {
    private static final int MAX_FIELDS_WITHOUT_INDEX = 8;

    private final List<Node.Entry> entries = new ArrayList<>();
    private @Nullable Map<String, Span> index;

    List<Node.Entry> entries() {
        return entries;
    }

    void add(Node.Entry entry) {
        entries.add(entry);
        if (index != null) {
            index.put(entry.key(), entry.keySpan());
        } else if (entries.size() > MAX_FIELDS_WITHOUT_INDEX) {
            index = index();
        }
    }

    /** Where a field with this name is, if there is one. */
    @Nullable
    Span find(String key) {
        if (index != null) {
            return index.get(key);
        }
        // Most maps have few fields, for which a linear search is faster than hashing.
        for (Node.Entry entry : entries) {
            if (entry.key().equals(key)) {
                return entry.keySpan();
            }
        }
        return null;
    }

    private Map<String, Span> index() {
        Map<String, Span> spans = new HashMap<>();
        for (Node.Entry entry : entries) {
            spans.put(entry.key(), entry.keySpan());
        }
        return spans;
    }
}
