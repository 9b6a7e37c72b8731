// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields of a build configuration by their paths, so that two of them can be compared field by field. */
public final class BuildFields {
    /** Stands for a value that may be a secret. */
    public static final String MASK = "***";

    private BuildFields() {}

    /** The fields of a document of maps, lists and values, without empty ones, which Devtron does not tell from absent ones. */
    public static Map<String, String> of(Map<?, ?> document) {
        Map<String, String> fields = new TreeMap<>();
        collect("", document, fields);
        return fields;
    }

    private static void collect(String prefix, Map<?, ?> document, Map<String, String> fields) {
        document.forEach((key, value) -> {
            String path = prefix + key;
            if (value instanceof Map<?, ?> map) {
                collect(path + ".", map, fields);
            } else if (value instanceof List<?> list) {
                put(fields, path, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
            } else if (value != null) {
                put(fields, path, String.valueOf(value));
            }
        });
    }

    private static void put(Map<String, String> fields, String path, String value) {
        if (!value.isEmpty()) {
            fields.put(path, isSecret(path, value) ? MASK : value);
        }
    }

    /** Whether a build argument may be a secret. */
    private static boolean isSecret(String path, String value) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        boolean isArgument = path.contains("rgs.");
        return (isArgument && !value.startsWith("$") && SecretDetector.isSecretName(name))
                || SecretDetector.isSecretValue(value);
    }
}
