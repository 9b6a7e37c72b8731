// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.provider.AccessKeyProvider;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Values of the dt-secrets chart: whom clusters pull as, and what their pull secrets are called. */
final class DtSecretsImporter {
    private static final String KEY = ".dockerconfigjson";

    private final ImportContext inventory;

    DtSecretsImporter(ImportContext inventory) {
        this.inventory = inventory;
    }

    void read(List<ImportInput> inputs) {
        for (ImportInput input : inputs) {
            // Devtron installs the chart as a dependency: its values stand under the chart's name then.
            List<JsonNode> values = new ArrayList<>(List.of(input.tree()));
            values.addAll(input.tree().values());
            List<JsonNode> secrets = values.stream()
                    .filter(node -> node.path("secrets").path("data").isArray())
                    .toList();
            if (secrets.isEmpty() && input.named()) {
                told(input, "holds no `" + KEY + "`", "name a values.yaml of the dt-secrets chart");
            } else if (secrets.isEmpty()) {
                inventory.leaveOut("file", input.name(), "it holds no `" + KEY + "`");
            }
            secrets.forEach(node -> secret(input, node));
        }
    }

    private void secret(ImportInput input, JsonNode values) {
        List<JsonNode> data = List.copyOf(values.path("secrets").path("data").values());
        data.forEach(entry -> inventory.secrets().add(entry.path("value")));
        Map<String, AuthEntry> auths = new TreeMap<>();
        for (JsonNode entry : data) {
            if (JsonFields.text(entry, "key").equals(KEY)) {
                auths(input, JsonFields.text(entry, "value")).ifPresent(auths::putAll);
            }
        }
        List<String> held = new ArrayList<>();
        auths.forEach((key, entry) -> entry(input, key, entry).ifPresent(held::add));
        String name = JsonFields.some(values, "name").orElse("regcred");
        inventory.remarkOnEnvironments("pull secret " + SafeText.name(name) + " of " + SafeText.name(input.name())
                + " holds " + (held.isEmpty() ? "nothing that is taken over" : String.join(", ", held)) + own(values)
                + "; the values do not say its environment: name it in `pullSecrets` of the one that it is in");
        inventory.notes().add("pull secret", name, "the values do not say its environment");
    }

    private static String own(JsonNode values) {
        boolean some =
                !values.path("labels").isEmpty() || !values.path("annotations").isEmpty();
        return some ? ", with labels or annotations of its own" : "";
    }

    private Optional<Map<String, AuthEntry>> auths(ImportInput input, String value) {
        String text = value.strip().replaceFirst("(?s)^'(.*)'$", "$1");
        Optional<JsonNode> auths = JsonSupport.read(text).map(config -> config.path("auths"));
        if (auths.filter(JsonNode::isObject).isEmpty()) {
            String problem = auths.isPresent() ? "without `auths`" : "that is no JSON";
            told(input, "has a `" + KEY + "` " + problem, "help it, or leave the file out");
            return Optional.empty();
        }
        Map<String, AuthEntry> entries = new TreeMap<>();
        auths.get()
                .properties()
                .forEach(auth -> entries.put(auth.getKey(), AuthEntry.read(auth.getValue(), inventory.secrets())));
        return Optional.of(entries);
    }

    private void told(ImportInput input, String what, String help) {
        inventory.diagnostics().add(InputFiles.unreadable(input.name(), what, help));
    }

    private Optional<String> entry(ImportInput input, String key, AuthEntry entry) {
        Optional<RegistryUrl> url = RegistryUrls.parse(RegistryUrls.bare(key));
        if (url.isEmpty() || key.contains("@")) {
            inventory.leaveOut("file", input.name(), "a key of its `auths` is no URL of a registry by itself");
            return Optional.empty();
        }
        List<ImportedRegistry> same = same(url.get());
        if (same.isEmpty()) {
            ImportedRegistry registry = ImportedRegistry.of(
                            inventory.names().make(RegistryUrls.suggestedName(url.get())), url.get())
                    .as(entry.user());
            ImportedRegistry login = registry.type() instanceof AccessKeyProvider
                    ? registry.with("auth", "iam-role").commented("its token in the values lives for 12 hours")
                    : CredentialReferences.fromEnvironment(registry, inventory.secrets());
            inventory.add(login);
            return Optional.of(login.name());
        }
        ImportedRegistry known = same.stream()
                .filter(registry -> registry.user().equals(entry.user()))
                .findFirst()
                .orElse(same.get(0));
        pulledBy(known, entry);
        return Optional.of(known.name());
    }

    private void pulledBy(ImportedRegistry known, AuthEntry entry) {
        boolean sameUser =
                known.user().isEmpty() || entry.user().isEmpty() || known.user().equals(entry.user());
        if (sameUser || CredentialReferences.isGoogle(known) || known.pullKey().isEmpty()) {
            return;
        }
        if (known.devtronName().isPresent() && !known.hasPullCredentials()) {
            inventory.replace(
                    known,
                    CredentialReferences.pulledBy(known, entry.user(), inventory.secrets())
                            .commented("clusters pull as another user than builds push as"));
            return;
        }
        String remark = "another values file pulls from it as another user: see `credentials` of `pullSecrets`";
        if (!known.comments().contains(remark)) {
            inventory.notes().add("registry", known.name(), remark);
            inventory.replace(known, known.commented(remark));
        }
    }

    // The most exact one first: a key may carry the path of a registry.
    private List<ImportedRegistry> same(RegistryUrl url) {
        String key = ImportedRegistry.of("any", url).type().authKey(url);
        List<ImportedRegistry> ofHost = inventory.registriesThat(registry -> registry.url()
                .filter(other -> registry.type().authKey(other).equals(key))
                .isPresent());
        List<ImportedRegistry> exact = ofHost.stream()
                .filter(registry -> registry.url()
                        .filter(other -> other.path().equals(url.path()))
                        .isPresent())
                .toList();
        return exact.isEmpty() ? ofHost : exact;
    }
}
