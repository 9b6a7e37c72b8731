// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import static io.registries.compiler.internal.format.JsonFields.flag;
import static io.registries.compiler.internal.format.JsonFields.text;

import io.registries.compiler.internal.credentials.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads registries from answers of Devtron. */
final class RegistryReader {
    private RegistryReader() {}

    static RegistryAnswer answer(JsonNode bean) {
        String key = text(bean, "awsSecretAccessKey");
        return new RegistryAnswer(registry(bean), new Secret(key.isEmpty() ? text(bean, "password") : key));
    }

    static LiveRegistry registry(JsonNode bean) {
        String accessKey = text(bean, "awsAccessKeyId");
        return new LiveRegistry(
                text(bean, "id"),
                text(bean, "registryType"),
                text(bean, "registryUrl"),
                text(bean, "awsRegion"),
                flag(bean, "isDefault"),
                // The form stores no connection for types that have none.
                text(bean, "connection").isEmpty() ? "secure" : text(bean, "connection"),
                text(bean, "cert"),
                accessKey.isEmpty() ? text(bean, "username") : accessKey,
                Optional.of(bean.path("ipsConfig")).filter(JsonNode::isObject).map(RegistryReader::injection));
    }

    // The value of a custom credential is a login.
    private static LiveInjection injection(JsonNode config) {
        String type = text(config, "credentialType");
        return new LiveInjection(
                type,
                type.equals(LiveInjection.BY_NAME) ? text(config, "credentialValue") : "",
                ids(text(config, "appliedClusterIdsCsv")),
                ids(text(config, "ignoredClusterIdsCsv")));
    }

    private static List<String> ids(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
