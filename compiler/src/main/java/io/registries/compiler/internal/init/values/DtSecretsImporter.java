// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.values;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Imports pull users and pull secret names from values of the dt-secrets chart. */
public final class DtSecretsImporter {
    private static final String KEY = ".dockerconfigjson";
    private static final String OLD_KEY = ".dockercfg";

    private final ImportContext context;

    public DtSecretsImporter(ImportContext context) {
        this.context = context;
    }

    public void read(List<ImportInput> inputs) {
        for (ImportInput input : inputs) {
            // Devtron may install the chart as a dependency, with its values nested under the name of the chart.
            List<JsonNode> values = new ArrayList<>(List.of(input.tree()));
            values.addAll(input.tree().values());
            List<JsonNode> secrets = values.stream()
                    .filter(node -> node.path("secrets").path("data").isArray())
                    .toList();
            if (JsonFields.text(input.tree(), "kind").equals("Secret")) {
                report(
                        input,
                        "is a Kubernetes Secret, not values of the dt-secrets chart",
                        "use a values.yaml of the chart, or decode its `" + KEY
                                + "` into a config.json and import that");
            } else if (secrets.isEmpty() && input.named()) {
                report(input, "contains no `" + KEY + "`", "use a values.yaml of the dt-secrets chart");
            } else if (secrets.isEmpty()) {
                context.skip("file", input.name(), "it contains no `" + KEY + "`");
            }
            secrets.forEach(node -> secret(input, node));
        }
    }

    private void secret(ImportInput input, JsonNode values) {
        List<JsonNode> data = List.copyOf(values.path("secrets").path("data").values());
        data.forEach(entry -> context.secrets().add(entry.path("value")));
        Map<String, AuthEntry> auths = new TreeMap<>();
        for (JsonNode entry : data) {
            if (JsonFields.text(entry, "key").equals(OLD_KEY)) {
                report(
                        input,
                        "has a `" + OLD_KEY + "`, a format that Kubernetes keeps for old clients",
                        "use a `" + KEY + "`");
            } else if (JsonFields.text(entry, "key").equals(KEY)) {
                auths(input, JsonFields.text(entry, "value")).ifPresent(auths::putAll);
            }
        }
        List<String> registryNames = new ArrayList<>();
        auths.forEach((key, entry) -> entry(input, key, entry).ifPresent(registryNames::add));
        String name = JsonFields.nonBlank(values, "name").orElse("regcred");
        context.noteOnEnvironments("pull secret " + SafeText.name(name) + " in " + SafeText.name(input.name())
                + " contains "
                + (registryNames.isEmpty() ? "no imported registry" : String.join(", ", registryNames))
                + customMetadata(values)
                + "; the values do not specify its environment: add it to `pullSecrets` of the right environment");
        context.notes().add("pull secret", name, "the values do not specify its environment");
    }

    private static String customMetadata(JsonNode values) {
        boolean hasCustomMetadata =
                !values.path("labels").isEmpty() || !values.path("annotations").isEmpty();
        return hasCustomMetadata ? ", with custom labels or annotations" : "";
    }

    private Optional<Map<String, AuthEntry>> auths(ImportInput input, String value) {
        String text = value.strip().replaceFirst("(?s)^'(.*)'$", "$1");
        Optional<JsonNode> auths = JsonSupport.read(text).map(config -> config.path("auths"));
        if (auths.filter(JsonNode::isObject).isEmpty()) {
            String problem = auths.isPresent() ? "without `auths`" : "that is not valid JSON";
            report(input, "has a `" + KEY + "` " + problem, "fix it, or omit the file");
            return Optional.empty();
        }
        Map<String, AuthEntry> entries = new TreeMap<>();
        auths.get()
                .properties()
                .forEach(auth -> entries.put(auth.getKey(), AuthEntry.read(auth.getValue(), context.secrets())));
        return Optional.of(entries);
    }

    private void report(ImportInput input, String problem, String help) {
        context.diagnostics().add(InputFiles.unreadable(input.name(), problem, help));
    }

    private Optional<String> entry(ImportInput input, String key, AuthEntry entry) {
        Optional<RegistryUrl> url = RegistryUrl.parse(RegistryUrlParser.simplify(key));
        if (url.isEmpty() || key.contains("@")) {
            context.skip("file", input.name(), "a key of its `auths` is not a registry URL");
            return Optional.empty();
        }
        List<ImportedRegistry> registries = registriesOf(url.get());
        if (registries.isEmpty()) {
            ImportedRegistry registry = ImportedRegistry.create(
                            context.names().claimSimilar(RegistryUrls.suggestedName(url.get())), url.get())
                    .withUser(entry.user());
            ImportedRegistry login = registry.type() instanceof AccessKeyProvider
                    ? registry.with("auth", "iam-role").withComment("its token in the values expires after 12 hours")
                    : CredentialReferences.fromEnvironment(registry, context.secrets());
            context.add(login);
            return Optional.of(login.name());
        }
        ImportedRegistry existing = registries.stream()
                .filter(registry -> registry.user().equals(entry.user()))
                .findFirst()
                .orElse(registries.get(0));
        addPullUser(existing, entry);
        return Optional.of(existing.name());
    }

    private void addPullUser(ImportedRegistry existing, AuthEntry entry) {
        boolean sameUser = existing.user().isEmpty()
                || entry.user().isEmpty()
                || existing.user().equals(entry.user());
        if (sameUser
                || CredentialReferences.isGoogle(existing)
                || existing.pullKey().isEmpty()) {
            return;
        }
        if (existing.devtronName().isPresent() && !existing.hasPullCredentials()) {
            context.replace(
                    existing,
                    CredentialReferences.withPullUser(existing, entry.user(), context.secrets())
                            .withComment("clusters pull with a different user than builds push with"));
            return;
        }
        String note = "another values file pulls from it with a different user: set `credentials` in `pullSecrets`";
        if (!existing.comments().contains(note)) {
            context.notes().add("registry", existing.name(), note);
            context.replace(existing, existing.withComment(note));
        }
    }

    // Prefers registries with the same path, because a key may include the path of a registry.
    private List<ImportedRegistry> registriesOf(RegistryUrl url) {
        String key = ImportedRegistry.create("any", url).type().authKey(url);
        List<ImportedRegistry> ofHost = context.registriesThat(registry -> registry.url()
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
