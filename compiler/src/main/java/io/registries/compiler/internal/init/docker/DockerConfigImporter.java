// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.docker;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.YamlScalars;
import io.registries.compiler.internal.init.context.AuthEntry;
import io.registries.compiler.internal.init.context.CredentialReferences;
import io.registries.compiler.internal.init.context.ImportContext;
import io.registries.compiler.internal.init.context.ImportInput;
import io.registries.compiler.internal.init.context.ImportedRegistry;
import io.registries.compiler.internal.init.context.InputFiles;
import io.registries.compiler.internal.init.context.RegistryUrls;
import io.registries.compiler.internal.init.yaml.SafeText;
import io.registries.compiler.model.provider.AccessKeyProvider;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrlParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Imports logins from Docker's config.json as references to its entries. */
public record DockerConfigImporter(ImportContext context) {
    public void read(List<ImportInput> inputs) {
        for (ImportInput input : inputs) {
            JsonNode config = input.tree();
            if (!config.isObject()) {
                context.diagnostics()
                        .add(InputFiles.unreadable(
                                input.name(),
                                "is not a Docker config.json",
                                "use the file that `docker login` writes"));
                continue;
            }
            if (isDockercfg(config)) {
                context.diagnostics()
                        .add(InputFiles.unreadable(
                                input.name(),
                                "is a .dockercfg, a format that Docker no longer reads",
                                "use the config.json that `docker login` writes"));
                continue;
            }
            TreeSet<String> keys = new TreeSet<>(config.path("auths").propertyNames());
            keys.addAll(config.path("credHelpers").propertyNames());
            for (String key : keys) {
                AuthEntry entry = AuthEntry.read(config.path("auths").path(key), context.secrets());
                entry(key, entry, config);
            }
        }
    }

    /** Whether a file has the logins at its top level. */
    private static boolean isDockercfg(JsonNode config) {
        return !config.has("auths")
                && !config.isEmpty()
                && config.valueStream().allMatch(login -> login.has("auth") || login.has("username"));
    }

    private void entry(String key, AuthEntry entry, JsonNode config) {
        Optional<RegistryUrl> url = RegistryUrl.parse(RegistryUrlParser.simplify(key));
        if (url.isEmpty() || key.contains("@") || context.secrets().isIn(key)) {
            String displayedUrl = url.map(RegistryUrl::toString).orElse("?");
            context.skip("login", displayedUrl, "its key in Docker's config.json is not a registry URL");
            return;
        }
        if (key.endsWith("-token")) {
            return;
        }
        Optional<ImportedRegistry> existing = existingRegistry(url.get());
        if (existing.isPresent()) {
            context.replace(
                    existing.get(),
                    existing.get()
                            .withComment("Docker's config.json also has a login for it: use " + reference(key)
                                    + " instead of a variable"));
            return;
        }
        ImportedRegistry registry = ImportedRegistry.create(
                        context.names().claimSimilar(RegistryUrls.suggestedName(url.get())), url.get())
                .withUser(entry.user());
        String helper = JsonFields.nonBlank(config.path("credHelpers"), key)
                .or(() -> JsonFields.nonBlank(config, "credsStore"))
                .orElse("");
        context.add(login(registry, key, entry, helper));
    }

    private ImportedRegistry login(ImportedRegistry registry, String key, AuthEntry entry, String helper) {
        if (registry.type() instanceof AccessKeyProvider) {
            return registry.with("auth", "iam-role")
                    .withComment("Docker's login is a token that expires after 12 hours: builds use the role of their"
                            + " node, unless you set `accessKeyId` and `secretAccessKey`");
        }
        if (CredentialReferences.isGoogle(registry)) {
            boolean isKey = entry.user().equals(Optional.of("_json_key"));
            return isKey
                    ? registry.with("serviceAccountKey", Map.of("dockerConfig", key))
                    : CredentialReferences.fromEnvironment(registry, context.secrets())
                            .withComment(
                                    "Docker's login is not a service account key: set the variable to the JSON of one");
        }
        if (entry.identityToken()) {
            return CredentialReferences.fromEnvironment(registry.withUser(Optional.empty()), context.secrets())
                    .withComment(
                            "Docker's login is an identity token, which clusters cannot use: set the variables to a"
                                    + " username and a password");
        }
        Optional<String> user =
                entry.user().filter(name -> helper.isEmpty() && CredentialReferences.isPlain(name, context.secrets()));
        ImportedRegistry login = registry.with(
                        "username", user.<Object>map(name -> name).orElse(Map.of("dockerConfig", key)))
                .with("password", Map.of("dockerConfig", key));
        return helper.isEmpty()
                ? login
                : login.withComment("stored by Docker's credential helper " + SafeText.name(helper));
    }

    private Optional<ImportedRegistry> existingRegistry(RegistryUrl url) {
        ImportedRegistry expected = ImportedRegistry.create("any", url);
        return context
                .registriesThat(registry -> registry.url()
                        .filter(other -> registry.type()
                                        .authKey(other)
                                        .equals(expected.type().authKey(url))
                                && other.path().equals(url.path()))
                        .isPresent())
                .stream()
                .findFirst();
    }

    private static String reference(String key) {
        return YamlScalars.flow(Map.of("dockerConfig", key));
    }
}
