// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.testing.DevtronRegistryApi;
import io.registries.compiler.testing.GoStruct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /docker/registry}: super-admins alone, except for the list without details. */
final class RegistryEndpoints {
    private static final String PATH = "/docker/registry";
    private static final List<Map.Entry<String, String>> REQUIRED = List.of(
            Map.entry("id", "Id"),
            Map.entry("pluginId", "PluginId"),
            Map.entry("registryUrl", "RegistryURL"),
            Map.entry("registryType", "RegistryType"));
    private static final List<String> CREDENTIAL_TYPES = List.of("SAME_AS_REGISTRY", "NAME", "CUSTOM_CREDENTIAL");

    private final DevtronState state;
    private final RegistryStore store;

    RegistryEndpoints(DevtronState state, RegistryStore store) {
        this.state = state;
        this.store = store;
    }

    void register(Router router) {
        router.on("POST", PATH, this::create)
                .on("POST", PATH + "/validate", this::validate)
                .on("GET", PATH + "/active", this::active)
                .on("GET", PATH, this::list)
                .on("GET", PATH + "/autocomplete", call -> Answer.ok(nullIfEmpty(store.forAutocomplete())))
                .on("GET", PATH + "/{id}", this::one)
                .on("PUT", PATH, this::update)
                .on("DELETE", PATH, this::delete);
    }

    private Answer list(Call call) {
        return Answer.ok(call.user().isSuperAdmin() ? nullIfEmpty(store.masked()) : nullIfEmpty(Json.array()));
    }

    private Answer active(Call call) {
        return Answer.ok(call.user().isSuperAdmin() ? nullIfEmpty(store.forAutocomplete()) : nullIfEmpty(Json.array()));
    }

    // The row is read before the permission is checked.
    private Answer one(Call call) {
        Optional<ObjectNode> registry = store.find(call.variable("id"));
        if (registry.isEmpty()) {
            return Answer.notFound();
        }
        return call.user().isSuperAdmin() ? Answer.ok(store.plain(registry.get())) : Answer.forbidden();
    }

    private Answer create(Call call) {
        ObjectNode bean = checked(call);
        if (!call.user().isSuperAdmin()) {
            return Answer.forbidden();
        }
        return store.create(bean);
    }

    private Answer update(Call call) {
        ObjectNode bean = checked(call);
        if (!call.user().isSuperAdmin()) {
            return Answer.forbidden();
        }
        return store.update(bean);
    }

    private Answer delete(Call call) {
        call.requireSignedIn();
        ObjectNode bean = call.decode(DevtronRegistryApi.BEAN);
        requireValid(bean);
        return call.user().isSuperAdmin() ? store.delete(Json.text(bean, "id")) : Answer.forbidden();
    }

    // Without the registry the handler returns and writes nothing.
    private Answer validate(Call call) {
        call.requireSignedIn();
        ObjectNode bean = call.decode(DevtronRegistryApi.BEAN);
        requireValid(bean);
        if (!call.user().isSuperAdmin()) {
            return Answer.forbidden();
        }
        return store.find(Json.text(bean, "id")).isPresent() ? Answer.okWithoutResult() : Answer.empty(200);
    }

    private ObjectNode checked(Call call) {
        call.requireSignedIn();
        ObjectNode bean = call.decode(DevtronRegistryApi.BEAN);
        invalidInExternalAppsMode(bean)
                .or(() -> DevtronRegistryApi.invalidPayload(bean))
                .ifPresent(message -> {
                    throw new RefusedException(Answer.unknown(400, message));
                });
        requireValid(bean);
        return bean;
    }

    private Optional<String> invalidInExternalAppsMode(JsonNode bean) {
        if (!Json.text(state.value("version"), "serverMode").equals("EA_ONLY")) {
            return Optional.empty();
        }
        String chart = Json.text(bean.path("ociRegistryConfig"), "CHART");
        String problem = "";
        if (Json.text(bean, "registryType").equals("gcr")) {
            problem = "'GCR' is not supported as an OCI registry.";
        } else if (!Json.flag(bean, "isOCICompliantRegistry")) {
            problem = "'isOCICompliantRegistry' is required.";
        } else if (!bean.has("ociRegistryConfig")) {
            problem = "'ociRegistryConfig' is required.";
        } else if (bean.path("ociRegistryConfig").has("CONTAINER")) {
            problem = "'ociRegistryConfig' has invalid field 'CONTAINER'.";
        } else if (bean.path("ociRegistryConfig").has("CHART") && !chart.equals("PULL")) {
            problem = "'ociRegistryConfig[CHART]' has invalid value '" + chart + "'.";
        }
        return problem.isEmpty() ? Optional.empty() : Optional.of("Invalid payload! " + problem);
    }

    private static void requireValid(JsonNode bean) {
        List<String> messages = new ArrayList<>();
        REQUIRED.stream()
                .filter(field -> Json.text(bean, field.getKey()).isEmpty())
                .map(field -> GoStruct.violation("DockerArtifactStoreBean." + field.getValue(), "required"))
                .forEach(messages::add);
        if (bean.has("ipsConfig") && !CREDENTIAL_TYPES.contains(Json.text(bean.path("ipsConfig"), "credentialType"))) {
            messages.add(GoStruct.violation("DockerArtifactStoreBean.DockerRegistryIpsConfig.CredentialType", "oneof"));
        }
        if (!messages.isEmpty()) {
            throw new RefusedException(Answer.invalid(messages));
        }
    }

    private static JsonNode nullIfEmpty(ArrayNode array) {
        return array.isEmpty() ? array.nullNode() : array;
    }
}
