// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.init.context.ImportedSecrets;
import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The secrets of registries, which can also be in other fields, such as build arguments. */
final class RegistrySecrets {
    private RegistrySecrets() {}

    static void remember(JsonNode bean, ImportedSecrets secrets) {
        List.of("password", "awsSecretAccessKey").forEach(field -> rememberSecret(bean, field, secrets));
        // Otherwise it is the name of a pull secret.
        if (!JsonFields.text(bean.path("ipsConfig"), "credentialType").equals("NAME")) {
            rememberSecret(bean.path("ipsConfig"), "credentialValue", secrets);
        }
    }

    // The key of a service account and custom credentials are JSON in a string, which can be in single quotes.
    private static void rememberSecret(JsonNode bean, String field, ImportedSecrets secrets) {
        secrets.add(bean.path(field));
        JsonSupport.read(JsonFields.text(bean, field).replaceAll("^'|'$", "")).stream()
                .flatMap(json -> json.properties().stream())
                .filter(entry -> SecretDetector.isSecretName(entry.getKey()))
                .forEach(entry -> secrets.add(entry.getValue()));
    }
}
