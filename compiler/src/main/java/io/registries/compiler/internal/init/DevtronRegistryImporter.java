// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.model.provider.AccessKeyProvider;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Registries as Devtron answers them, one or a list. */
final class DevtronRegistryImporter {
    private static final String OTHER = "other";

    private final ImportContext inventory;
    private boolean hasDefault;

    private DevtronRegistryImporter(ImportContext inventory) {
        this.inventory = inventory;
    }

    static void read(List<ImportInput> inputs, ImportContext inventory) {
        List<JsonNode> beans = new ArrayList<>();
        for (ImportInput input : inputs) {
            List<JsonNode> found = JsonFields.beans(input.tree());
            if (found.stream()
                    .anyMatch(bean -> !bean.has("id") || !bean.path("id").isString())) {
                inventory
                        .diagnostics()
                        .add(InputFiles.unreadable(
                                input.name(),
                                "is no answer that describes registries",
                                "save what `GET /orchestrator/docker/registry` answers"));
            } else {
                beans.addAll(found);
            }
        }
        beans.forEach(bean -> remember(bean, inventory.secrets()));
        Map<String, JsonNode> seen = new HashMap<>();
        List<JsonNode> renamed = new ArrayList<>();
        DevtronRegistryImporter answers = new DevtronRegistryImporter(inventory);
        for (JsonNode bean : beans) {
            String id = JsonFields.text(bean, "id");
            JsonNode first = seen.putIfAbsent(id, bean);
            String reason = first == null ? leftOut(bean) : "an earlier answer on it is taken";
            if (first != null && first.equals(bean)) {
                continue;
            }
            if (!reason.isEmpty()) {
                inventory.leaveOut("registry", id, reason);
            } else if (inventory.names().claim(id)) {
                answers.add(bean, id, id);
            } else {
                renamed.add(bean);
            }
        }
        for (JsonNode bean : renamed) {
            String id = JsonFields.text(bean, "id");
            answers.add(bean, id, inventory.names().make(id));
        }
    }

    private static void remember(JsonNode bean, ImportedSecrets secrets) {
        List.of("password", "awsSecretAccessKey").forEach(field -> secrets.add(bean.path(field)));
        secrets.add(bean.path("ipsConfig").path("credentialValue"));
    }

    private static String leftOut(JsonNode bean) {
        JsonNode uses = bean.path("ociRegistryConfig");
        if (uses.isObject() && !uses.isEmpty() && !uses.has("CONTAINER")) {
            return "it holds charts, no images";
        }
        return bean.has("active") && !JsonFields.flag(bean, "active") ? "it is not active in Devtron" : "";
    }

    private void add(JsonNode bean, String id, String name) {
        String bare = RegistryUrls.bare(JsonFields.text(bean, "registryUrl"));
        Optional<RegistryUrl> url = RegistryUrls.parse(bare);
        Provider type = type(bean, url);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type.type());
        if (!bare.isEmpty() && !type.defaultUrl().equals(Optional.of(bare))) {
            fields.put("url", bare);
        }
        Optional<String> user = JsonFields.some(bean, "username");
        ImportedRegistry registry =
                new ImportedRegistry(name, Optional.of(id), type, url, user, fields, List.of(), Optional.empty());
        registry = region(registry, bean);
        registry = credentials(registry, bean);
        registry = new RegistryConnections(inventory).connect(registry, bean);
        registry = defaults(registry, bean);
        if (!name.equals(id)) {
            registry = remark(registry, "Devtron calls it " + SafeText.name(id) + ", which is no name here");
        }
        if (bean.path("ipsConfig").isObject()) {
            registry = registry.commented(
                    "Devtron injects a pull secret of its own for it; those of this file take its place");
        }
        inventory.add(registry);
    }

    private static Provider type(JsonNode bean, Optional<RegistryUrl> url) {
        String written = JsonFields.text(bean, "registryType");
        Provider type = Providers.all().stream()
                .filter(provider -> provider.type().equals(written))
                .findFirst()
                .or(() -> url.map(Providers::serving))
                .orElse(Providers.of(OTHER));
        boolean noKey = type instanceof ServiceAccountProvider
                && JsonFields.some(bean, "username")
                        .filter(user -> !user.startsWith(ServiceAccountProvider.USERNAME))
                        .isPresent();
        boolean publicEcr = type instanceof AccessKeyProvider && JsonFields.flag(bean, "isPublic");
        return noKey || publicEcr ? Providers.of(OTHER) : type;
    }

    private ImportedRegistry region(ImportedRegistry registry, JsonNode bean) {
        Optional<String> region = JsonFields.some(bean, "awsRegion");
        if (region.isEmpty() || !registry.type().hasRegion()) {
            return registry;
        }
        Optional<String> inUrl = registry.url().flatMap(registry.type()::regionIn);
        if (inUrl.isEmpty()) {
            return registry.with("region", region.get());
        }
        return inUrl.equals(region)
                ? registry
                : remark(registry, "its region in Devtron is not that of its URL, which is taken");
    }

    private ImportedRegistry credentials(ImportedRegistry registry, JsonNode bean) {
        if (JsonFields.flag(bean, "isPublic")) {
            return registry.with("public", true);
        }
        if (registry.type() instanceof AccessKeyProvider) {
            boolean keys = JsonFields.some(bean, "awsAccessKeyId").isPresent()
                    || JsonFields.some(bean, "awsSecretAccessKey").isPresent();
            return keys
                    ? registry.with("accessKeyId", env(registry, "ACCESS_KEY_ID"))
                            .with("secretAccessKey", env(registry, "SECRET_ACCESS_KEY"))
                    : registry.with("auth", "iam-role");
        }
        return CredentialReferences.fromEnvironment(registry, inventory.secrets());
    }

    private static Map<String, String> env(ImportedRegistry registry, String what) {
        return Map.of("env", registry.variable(what));
    }

    private ImportedRegistry defaults(ImportedRegistry registry, JsonNode bean) {
        if (!JsonFields.flag(bean, "isDefault")) {
            return registry;
        }
        if (hasDefault) {
            return remark(registry, "it is a second default registry in the answers");
        }
        hasDefault = true;
        return registry.with("default", true);
    }

    private ImportedRegistry remark(ImportedRegistry registry, String remark) {
        inventory.notes().add("registry", registry.name(), remark);
        return registry.commented(remark);
    }
}
