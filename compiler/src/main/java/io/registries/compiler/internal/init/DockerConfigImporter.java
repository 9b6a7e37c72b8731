// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.format.YamlScalars;
import io.registries.compiler.model.provider.AccessKeyProvider;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Docker's config.json: its entries stay where they are, and are referred to. */
record DockerConfigImporter(ImportContext inventory) {
    void read(List<ImportInput> inputs) {
        for (ImportInput input : inputs) {
            JsonNode config = input.tree();
            if (!config.isObject()) {
                inventory
                        .diagnostics()
                        .add(InputFiles.unreadable(
                                input.name(),
                                "is no config.json of Docker",
                                "name the one that `docker login` writes"));
                continue;
            }
            TreeSet<String> keys = new TreeSet<>(config.path("auths").propertyNames());
            keys.addAll(config.path("credHelpers").propertyNames());
            for (String key : keys) {
                AuthEntry entry = AuthEntry.read(config.path("auths").path(key), inventory.secrets());
                entry(key, entry, config);
            }
        }
    }

    private void entry(String key, AuthEntry entry, JsonNode config) {
        Optional<RegistryUrl> url = RegistryUrls.parse(RegistryUrls.bare(key));
        if (url.isEmpty() || key.contains("@") || inventory.secrets().isIn(key)) {
            String shown = url.map(RegistryUrl::toString).orElse("?");
            inventory.leaveOut("login", shown, "its key in Docker's config.json is no URL of a registry by itself");
            return;
        }
        if (key.endsWith("-token")) {
            return;
        }
        Optional<ImportedRegistry> known = same(url.get());
        if (known.isPresent()) {
            inventory.replace(
                    known.get(),
                    known.get()
                            .commented("Docker's config.json has a login for it too: " + reference(key)
                                    + " in place of a variable"));
            return;
        }
        ImportedRegistry registry = ImportedRegistry.of(
                        inventory.names().make(RegistryUrls.suggestedName(url.get())), url.get())
                .as(entry.user());
        String helper = JsonFields.some(config.path("credHelpers"), key)
                .or(() -> JsonFields.some(config, "credsStore"))
                .orElse("");
        inventory.add(login(registry, key, entry, helper));
    }

    private ImportedRegistry login(ImportedRegistry registry, String key, AuthEntry entry, String helper) {
        if (registry.type() instanceof AccessKeyProvider) {
            return registry.with("auth", "iam-role")
                    .commented("Docker's login is a token of 12 hours: builds push by their node's role, unless you"
                            + " give it `accessKeyId` and `secretAccessKey`");
        }
        if (CredentialReferences.isGoogle(registry)) {
            boolean isKey = entry.user().equals(Optional.of("_json_key"));
            return isKey
                    ? registry.with("serviceAccountKey", Map.of("dockerConfig", key))
                    : CredentialReferences.fromEnvironment(registry, inventory.secrets())
                            .commented("Docker's login is no service account's key: give the variable its JSON");
        }
        if (entry.identityToken()) {
            return CredentialReferences.fromEnvironment(registry.as(Optional.empty()), inventory.secrets())
                    .commented("Docker's login is an identity token, which clusters cannot use: give the variables a"
                            + " username and a password");
        }
        Optional<String> user = entry.user()
                .filter(name -> helper.isEmpty() && CredentialReferences.isPlain(name, inventory.secrets()));
        ImportedRegistry login = registry.with(
                        "username", user.<Object>map(name -> name).orElse(Map.of("dockerConfig", key)))
                .with("password", Map.of("dockerConfig", key));
        return helper.isEmpty()
                ? login
                : login.commented("kept by Docker's credential helper " + SafeText.name(helper));
    }

    private Optional<ImportedRegistry> same(RegistryUrl url) {
        ImportedRegistry wanted = ImportedRegistry.of("any", url);
        return inventory
                .registriesThat(registry -> registry.url()
                        .filter(other -> registry.type()
                                        .authKey(other)
                                        .equals(wanted.type().authKey(url))
                                && other.path().equals(url.path()))
                        .isPresent())
                .stream()
                .findFirst();
    }

    private static String reference(String key) {
        return YamlScalars.flow(Map.of("dockerConfig", key));
    }
}
