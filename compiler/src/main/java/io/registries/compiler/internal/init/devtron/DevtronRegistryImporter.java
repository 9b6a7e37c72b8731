// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.init.context.CredentialReferences;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportInput;
import io.registries.compiler.internal.init.context.ImportedRegistry;
import io.registries.compiler.internal.init.context.InputFiles;
import io.registries.compiler.internal.init.yaml.SafeText;
import io.registries.compiler.model.provider.AccessKeyProvider;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrlParser;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Imports registries from Devtron's API responses, single or as a list. */
public final class DevtronRegistryImporter {
    private static final String OTHER = "other";

    private final ImportContext context;
    private boolean hasDefault;

    private DevtronRegistryImporter(ImportContext context) {
        this.context = context;
    }

    public static void read(List<ImportInput> inputs, ImportContext context) {
        List<JsonNode> beans = new ArrayList<>();
        for (ImportInput input : inputs) {
            List<JsonNode> found = JsonFields.beans(input.tree());
            if (found.stream()
                    .anyMatch(bean -> !bean.has("id") || !bean.path("id").isString())) {
                context.diagnostics()
                        .add(InputFiles.unreadable(
                                input.name(),
                                "is not a response that describes registries",
                                "save the response of `GET /orchestrator/docker/registry`"));
            } else {
                beans.addAll(found);
            }
        }
        beans.forEach(bean -> RegistrySecrets.remember(bean, context.secrets()));
        Map<String, JsonNode> imported = new HashMap<>();
        List<JsonNode> renamed = new ArrayList<>();
        DevtronRegistryImporter importer = new DevtronRegistryImporter(context);
        for (JsonNode bean : beans) {
            String id = JsonFields.text(bean, "id");
            JsonNode first = imported.putIfAbsent(id, bean);
            String reason = first == null ? skipReason(bean) : "an earlier response for it is used";
            if (first != null && first.equals(bean)) {
                continue;
            }
            if (!reason.isEmpty()) {
                context.skip("registry", id, reason);
            } else if (context.names().claim(id)) {
                importer.add(bean, id, id);
            } else {
                renamed.add(bean);
            }
        }
        for (JsonNode bean : renamed) {
            String id = JsonFields.text(bean, "id");
            importer.add(bean, id, context.names().claimSimilar(id));
        }
    }

    private static String skipReason(JsonNode bean) {
        JsonNode uses = bean.path("ociRegistryConfig");
        if (uses.isObject() && !uses.isEmpty() && !uses.has("CONTAINER")) {
            return "it stores charts, not images";
        }
        return bean.has("active") && !JsonFields.flag(bean, "active") ? "it is not active in Devtron" : "";
    }

    private void add(JsonNode bean, String id, String name) {
        String stripped = RegistryUrlParser.simplify(JsonFields.text(bean, "registryUrl"));
        Optional<RegistryUrl> inDevtron = RegistryUrl.parse(stripped);
        Provider devtronType = type(bean, inDevtron);
        Optional<RegistryUrl> url = inDevtron.map(found -> RegistryUrlParser.canonical(devtronType, found));
        boolean hasHostOfItsType = url.isEmpty() || RegistryUrlParser.accepts(devtronType, url.get());
        Provider type = hasHostOfItsType ? devtronType : Providers.forUrl(url.get());
        String written = url.map(RegistryUrl::toString).orElse(stripped);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type.type());
        if (!written.isEmpty() && !type.defaultUrl().equals(Optional.of(written))) {
            fields.put("url", written);
        }
        Optional<String> user = JsonFields.nonBlank(bean, "username");
        ImportedRegistry registry =
                new ImportedRegistry(name, Optional.of(id), type, url, user, fields, List.of(), Optional.empty());
        registry = region(registry, bean);
        registry = credentials(registry, bean);
        registry = new RegistryConnections(context).addConnection(registry, bean);
        registry = defaults(registry, bean);
        if (!name.equals(id)) {
            registry = note(registry, "its name in Devtron is " + SafeText.name(id) + ", which is not valid here");
        }
        if (!hasHostOfItsType) {
            registry =
                    note(registry, "its type in Devtron is `" + devtronType.type() + "`, which its URL does not match");
        }
        if (injectsPullSecret(bean.path("ipsConfig"))) {
            registry = registry.withComment(
                    "Devtron injects its own pull secret for it; the pull secrets of this file replace it");
        }
        context.add(registry);
    }

    // Devtron stores a configuration for every registry; `-1` stands for all clusters.
    private static boolean injectsPullSecret(JsonNode injection) {
        String ignored = JsonFields.text(injection, "ignoredClusterIdsCsv");
        return !JsonFields.text(injection, "appliedClusterIdsCsv").isBlank()
                || (!ignored.isBlank() && !List.of(ignored.split(",")).contains("-1"));
    }

    private static Provider type(JsonNode bean, Optional<RegistryUrl> url) {
        String devtronType = JsonFields.text(bean, "registryType");
        Provider type = Providers.all().stream()
                .filter(provider -> provider.type().equals(devtronType))
                .findFirst()
                .or(() -> url.map(Providers::forUrl))
                .orElse(Providers.byType(OTHER));
        boolean noKey = type instanceof ServiceAccountProvider
                && JsonFields.nonBlank(bean, "username")
                        .filter(user -> !user.startsWith(ServiceAccountProvider.USERNAME))
                        .isPresent();
        boolean publicEcr = type instanceof AccessKeyProvider && JsonFields.flag(bean, "isPublic");
        return noKey || publicEcr ? Providers.byType(OTHER) : type;
    }

    private ImportedRegistry region(ImportedRegistry registry, JsonNode bean) {
        Optional<String> region = JsonFields.nonBlank(bean, "awsRegion");
        if (region.isEmpty() || !registry.type().hasRegion()) {
            return registry;
        }
        Optional<String> inUrl = registry.url().flatMap(registry.type()::regionIn);
        if (inUrl.isEmpty()) {
            return registry.with("region", region.get());
        }
        return inUrl.equals(region)
                ? registry
                : note(registry, "its region in Devtron does not match its URL; the region of the URL is used");
    }

    private ImportedRegistry credentials(ImportedRegistry registry, JsonNode bean) {
        if (isPublic(bean)) {
            return registry.with("public", true);
        }
        if (registry.type() instanceof AccessKeyProvider) {
            boolean keys = JsonFields.nonBlank(bean, "awsAccessKeyId").isPresent()
                    || JsonFields.nonBlank(bean, "awsSecretAccessKey").isPresent();
            return keys
                    ? registry.with("accessKeyId", env(registry, "ACCESS_KEY_ID"))
                            .with("secretAccessKey", env(registry, "SECRET_ACCESS_KEY"))
                    : registry.with("auth", "iam-role");
        }
        return CredentialReferences.fromEnvironment(registry, context.secrets());
    }

    // Devtron stores `isPublic` for registries of Helm charts only.
    private static boolean isPublic(JsonNode bean) {
        return JsonFields.flag(bean, "isPublic")
                || (JsonFields.text(bean.path("ociRegistryConfig"), "CONTAINER").equals("PULL")
                        && JsonFields.nonBlank(bean, "username").isEmpty()
                        && JsonFields.nonBlank(bean, "awsRegion").isEmpty());
    }

    private static Map<String, String> env(ImportedRegistry registry, String suffix) {
        return Map.of("env", registry.variable(suffix));
    }

    private ImportedRegistry defaults(ImportedRegistry registry, JsonNode bean) {
        if (!JsonFields.flag(bean, "isDefault")) {
            return registry;
        }
        if (hasDefault) {
            return note(registry, "it is also a default registry in Devtron's responses; only one can be the default");
        }
        hasDefault = true;
        return registry.with("default", true);
    }

    private ImportedRegistry note(ImportedRegistry registry, String note) {
        context.notes().add("registry", registry.name(), note);
        return registry.withComment(note);
    }
}
