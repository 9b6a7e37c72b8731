// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A registry that an input describes.
 *
 * @param name a valid one, unique
 * @param devtronName how applications in Devtron name it; absent where Devtron does not know it
 * @param type its type
 * @param url where it is; absent where that is no URL
 * @param user whom clusters or builds log in as, if the input says it
 * @param fields what is declared of it but the name, in order
 * @param comments what is to say about it
 * @param certificate the CA certificate that it names
 */
record ImportedRegistry(
        String name,
        Optional<String> devtronName,
        Provider type,
        Optional<RegistryUrl> url,
        Optional<String> user,
        Map<String, Object> fields,
        List<String> comments,
        Optional<String> certificate) {
    private static final String PULL = "pullCredentials";

    ImportedRegistry {
        fields = new LinkedHashMap<>(fields);
        comments = List.copyOf(comments);
    }

    static ImportedRegistry of(String name, RegistryUrl url) {
        Provider type = Providers.serving(url);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type.type());
        Optional<RegistryUrl> usual = type.defaultUrl().flatMap(RegistryUrls::parse);
        if (!usual.map(type::authKey).equals(Optional.of(type.authKey(url)))
                || !url.path().isEmpty()) {
            fields.put("url", url.toString());
        }
        return new ImportedRegistry(
                name, Optional.empty(), type, Optional.of(url), Optional.empty(), fields, List.of(), Optional.empty());
    }

    ImportedRegistry with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ImportedRegistry(name, devtronName, type, url, user, more, comments, certificate);
    }

    ImportedRegistry commented(String comment) {
        List<String> more = new ArrayList<>(comments);
        more.add(comment);
        return new ImportedRegistry(name, devtronName, type, url, user, fields, more, certificate);
    }

    ImportedRegistry as(Optional<String> someone) {
        return new ImportedRegistry(name, devtronName, type, url, someone, fields, comments, certificate);
    }

    boolean isPublic() {
        return fields.containsKey("public");
    }

    boolean hasPullCredentials() {
        return fields.containsKey(PULL);
    }

    ImportedRegistry withPullCredentials(Map<String, Object> credentials) {
        return with(PULL, credentials);
    }

    /** The key of its entry in a pull secret; absent where it needs none. */
    Optional<String> pullKey() {
        return isPublic() || type.pulledByNodeRole() ? Optional.empty() : url.map(type::authKey);
    }

    /** The suggested name of an environment variable. */
    String variable(String what) {
        return name.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_" + what;
    }

    YamlListItem item() {
        YamlBlock block = new YamlBlock();
        block.comments(comments);
        block.put("name", name);
        block.putAll(fields);
        return new YamlListItem("registry", name, block.asItem());
    }
}
