// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.internal.init.yaml.YamlBlock;
import io.registries.compiler.internal.init.yaml.YamlListItem;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An imported registry.
 *
 * @param name valid and unique
 * @param devtronName its name in Devtron; empty if it is not in Devtron
 * @param type its type
 * @param url its URL; empty if it is invalid
 * @param user the user of clusters or builds, if known
 * @param fields the declared fields except the name, in order
 * @param comments written above it
 * @param certificate the CA certificate
 */
public record ImportedRegistry(
        String name,
        Optional<String> devtronName,
        Provider type,
        Optional<RegistryUrl> url,
        Optional<String> user,
        Map<String, Object> fields,
        List<String> comments,
        Optional<String> certificate) {
    private static final String PULL_CREDENTIALS = "pullCredentials";

    public ImportedRegistry {
        fields = new LinkedHashMap<>(fields);
        comments = List.copyOf(comments);
    }

    public static ImportedRegistry create(String name, RegistryUrl url) {
        Provider type = Providers.forUrl(url);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type.type());
        RegistryUrl written = RegistryUrlParser.canonical(type, url);
        Optional<RegistryUrl> defaultUrl = type.defaultUrl().flatMap(RegistryUrl::parse);
        if (!defaultUrl.map(type::authKey).equals(Optional.of(type.authKey(written)))
                || !written.path().isEmpty()) {
            fields.put("url", written.toString());
        }
        return new ImportedRegistry(
                name,
                Optional.empty(),
                type,
                Optional.of(written),
                Optional.empty(),
                fields,
                List.of(),
                Optional.empty());
    }

    public ImportedRegistry with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ImportedRegistry(name, devtronName, type, url, user, more, comments, certificate);
    }

    public ImportedRegistry withComment(String comment) {
        List<String> more = new ArrayList<>(comments);
        more.add(comment);
        return new ImportedRegistry(name, devtronName, type, url, user, fields, more, certificate);
    }

    public ImportedRegistry withUser(Optional<String> other) {
        return new ImportedRegistry(name, devtronName, type, url, other, fields, comments, certificate);
    }

    public boolean isPublic() {
        return fields.containsKey("public");
    }

    public boolean hasPullCredentials() {
        return fields.containsKey(PULL_CREDENTIALS);
    }

    public ImportedRegistry withPullCredentials(Map<String, Object> credentials) {
        return with(PULL_CREDENTIALS, credentials);
    }

    /** The key of its entry in a pull secret; empty if it needs none. */
    public Optional<String> pullKey() {
        return isPublic() || type.usesNodeRoleByDefault() ? Optional.empty() : url.map(type::authKey);
    }

    /** A suggested name for an environment variable. */
    public String variable(String suffix) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + suffix;
    }

    public YamlListItem item() {
        YamlBlock block = new YamlBlock();
        block.comments(comments);
        block.put("name", name);
        block.putAll(fields);
        return new YamlListItem("registry", name, block.asItem());
    }
}
