// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Devtron had before a change, without secrets, so that a person can restore it. */
final class ReplacedDocument {
    private static final String MASK = "***";

    /** Values of charts are logins as a whole. */
    private static final Set<String> SECRET_FIELDS = Set.of(
            "password",
            "awsSecretAccessKey",
            "valuesOverrideYaml",
            "overrideValues",
            "defaultValues",
            "mergedValues",
            "valuesYaml");

    private ReplacedDocument() {}

    /** A copy without secrets. */
    static Map<String, Object> of(ObjectNode document) {
        ObjectNode masked = document.deepCopy();
        mask(masked);
        Map<String, Object> fields = new LinkedHashMap<>();
        if (JsonSupport.content(masked) instanceof Map<?, ?> content) {
            content.forEach((name, value) -> {
                if (value != null) {
                    fields.put(String.valueOf(name), value);
                }
            });
        }
        return fields;
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            boolean isOwnLogin = !JsonFields.text(object, "credentialType").equals("NAME");
            for (String name : object.propertyNames().stream().toList()) {
                JsonNode value = object.path(name);
                boolean isSecret = SECRET_FIELDS.contains(name)
                        || (name.equals("credentialValue") && isOwnLogin)
                        || SecretDetector.isSecretName(name)
                        || SecretDetector.isSecretValue(value.asString(""));
                if (value.isValueNode() && isSecret && !value.asString("").isEmpty()) {
                    object.put(name, MASK);
                } else {
                    mask(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.values().forEach(ReplacedDocument::mask);
        }
    }
}
