// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportInput;
import io.registries.compiler.internal.init.context.ImportedEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Imports the clusters and namespaces of environments from Devtron's API responses. */
public final class DevtronEnvironmentImporter {
    private DevtronEnvironmentImporter() {}

    /** Adds the environments; applications decide which of them are written. */
    public static void read(List<ImportInput> inputs, Optional<String> instance, ImportContext context) {
        for (ImportInput input : inputs) {
            for (JsonNode bean : JsonFields.beans(input.tree())) {
                Map<String, Object> fields = new LinkedHashMap<>();
                put(fields, "cluster", JsonFields.text(bean, "cluster_name"), context);
                put(fields, "namespace", JsonFields.text(bean, "namespace"), context);
                instance.ifPresent(name -> fields.put("devtron", name));
                context.add(new ImportedEnvironment(JsonFields.text(bean, "environment_name"), fields));
            }
        }
    }

    private static void put(Map<String, Object> fields, String field, String value, ImportContext context) {
        if (!value.isBlank() && !context.secrets().isIn(value)) {
            fields.put(field, value);
        }
    }
}
