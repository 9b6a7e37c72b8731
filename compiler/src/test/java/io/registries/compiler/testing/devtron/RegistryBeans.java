// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Registries as requests bring them, as the table has them, and as answers show them. */
final class RegistryBeans {
    private RegistryBeans() {}

    /** The row of a request: the repository types without empty ones, and what they alone can have. */
    static ObjectNode row(ObjectNode bean) {
        ObjectNode row = Json.object();
        Json.copyAll(
                bean,
                row,
                "id",
                "pluginId",
                "registryUrl",
                "registryType",
                "isOCICompliantRegistry",
                "isDefault",
                "awsAccessKeyId",
                "awsSecretAccessKey",
                "awsRegion",
                "username",
                "password",
                "connection",
                "cert");
        row.put("active", true);
        if (Json.flag(bean, "isOCICompliantRegistry")) {
            ObjectNode types = row.putObject("ociRegistryConfig");
            bean.path("ociRegistryConfig").properties().stream()
                    .filter(entry -> !entry.getValue().asString().isEmpty())
                    .forEach(entry -> types.set(entry.getKey(), entry.getValue()));
            if (Json.text(types, "CHART").startsWith("PULL")) {
                Json.copyAll(bean, row, "isPublic", "repositoryList");
            }
        }
        return row;
    }

    /** With the password and key, as for a single registry. */
    static ObjectNode plain(ObjectNode row, boolean used) {
        ObjectNode bean = masked(row, used);
        Json.copyPresent(row, bean, "password", "awsSecretAccessKey");
        return bean;
    }

    /** Without the password and key, but with the value of a custom credential, as in the list. */
    static ObjectNode masked(ObjectNode row, boolean used) {
        ObjectNode bean = forAutocomplete(row);
        Json.copyAll(row, bean, "connection", "cert");
        Json.copyPresent(row, bean, "pluginId", "awsAccessKeyId", "awsRegion", "username");
        bean.put("active", true);
        bean.set("disabledFields", used && !Json.flag(bean, "isPublic") ? Json.texts("CONTAINER") : Json.array());
        JsonNode injection = row.path("ipsConfig");
        if (injection.isObject() && Json.unlessFalse(injection, "active")) {
            ObjectNode copy = bean.putObject("ipsConfig").put("id", Json.number(injection, "id"));
            Json.copyPresent(
                    injection,
                    copy,
                    "credentialType",
                    "credentialValue",
                    "appliedClusterIdsCsv",
                    "ignoredClusterIdsCsv");
            copy.put("active", true);
        }
        return bean;
    }

    /** Without details, as for everybody. */
    static ObjectNode forAutocomplete(ObjectNode row) {
        ObjectNode bean = zero();
        Json.copyAll(row, bean, "id", "registryUrl", "registryType", "isOCICompliantRegistry", "isDefault");
        if (Json.flag(row, "isOCICompliantRegistry")) {
            Json.copyPresent(row, bean, "ociRegistryConfig");
            if (row.path("ociRegistryConfig").has("CHART")) {
                Json.copyAll(row, bean, "isPublic", "repositoryList");
            }
        }
        return bean;
    }

    /** The answer to a write: the request, with the secrets that are stored. */
    static ObjectNode echo(ObjectNode bean, ObjectNode row) {
        ObjectNode answer = zero();
        answer.setAll(bean.deepCopy());
        if (answer.get("ipsConfig") instanceof ObjectNode injection && row.has("ipsConfig")) {
            injection.set("id", row.path("ipsConfig").path("id"));
        }
        answer.putNull("disabledFields");
        return answer;
    }

    private static ObjectNode zero() {
        return Json.object()
                .put("id", "")
                .put("registryUrl", "")
                .put("registryType", "")
                .put("isOCICompliantRegistry", false)
                .put("isPublic", false)
                .put("isDefault", false)
                .put("connection", "")
                .put("cert", "")
                .put("active", false)
                .putNull("disabledFields");
    }
}
