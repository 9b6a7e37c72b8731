// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.JsonSupport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Entries of an existing manifest, for files that a run with another selection wrote. */
public final class EarlierEntries {
    private EarlierEntries() {}

    /**
     * A manifest that also lists earlier files.
     *
     * @param manifest the manifest of this run
     * @param previous the text of the existing manifest, which is untrusted: an entry that no run can have written is left
     *     out
     * @param paths the earlier files
     */
    public static OutputFile addTo(OutputFile manifest, String previous, Set<OutputPath> paths) {
        Map<OutputPath, Map<String, Object>> entries = new TreeMap<>();
        for (JsonNode entry : JsonSupport.read(previous).map(root -> root.path("files")).stream()
                .flatMap(JsonNode::valueStream)
                .toList()) {
            OutputPath.parse(entry.path("path").asString(""))
                    .filter(paths::contains)
                    .filter(path -> isPlain(JsonSupport.content(entry)))
                    .ifPresent(path -> entries.putIfAbsent(path, facts(entry)));
        }
        return entries.isEmpty() ? manifest : Manifest.withEntries(manifest, entries);
    }

    private static Map<String, Object> facts(JsonNode entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (JsonSupport.content(entry) instanceof Map<?, ?> written) {
            written.forEach((name, value) -> {
                if (value != null && !Manifest.isInEveryEntry(String.valueOf(name))) {
                    facts.put(String.valueOf(name), value);
                }
            });
        }
        return facts;
    }

    // The types that a manifest contains.
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? map.values().stream().allMatch(EarlierEntries::isPlain)
                : value instanceof List<?> list
                        ? list.stream().allMatch(EarlierEntries::isPlain)
                        : value instanceof String || value instanceof Boolean;
    }
}
