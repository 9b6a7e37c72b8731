// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The values of a release of the dt-secrets chart.
 *
 * @param secretName the name of the Secret; empty if there is none
 * @param logins the logins of its {@code auths}, by key
 */
public record ReleaseContent(String secretName, Map<String, Credential> logins) {
    private static final String DOCKER_CONFIG_KEY = ".dockerconfigjson";

    public ReleaseContent {
        logins = Collections.unmodifiableMap(new TreeMap<>(logins));
    }

    /** Reads values in YAML or JSON; what is not a login is left out. */
    static ReleaseContent read(String values) {
        Optional<Node> root = YamlReader.read(new SourceFile("values.yaml", Path.of("values.yaml"), values))
                .value();
        Map<String, Credential> logins = new TreeMap<>();
        root.flatMap(node -> child(node, "secrets"))
                .flatMap(secrets -> child(secrets, "data"))
                .filter(Node.Sequence.class::isInstance)
                .ifPresent(data -> ((Node.Sequence) data).items().forEach(item -> collect(item, logins)));
        return new ReleaseContent(root.map(node -> text(node, "name")).orElse(""), logins);
    }

    private static void collect(Node item, Map<String, Credential> logins) {
        if (text(item, "key").equals(DOCKER_CONFIG_KEY)) {
            JsonSupport.read(text(item, "value"))
                    .ifPresent(config -> config.path("auths")
                            .properties()
                            .forEach(auth -> logins.put(auth.getKey(), login(auth.getValue()))));
        }
    }

    // Docker prefers the combined field.
    private static Credential login(JsonNode auth) {
        String[] combined = decoded(JsonFields.text(auth, "auth")).split(":", 2);
        return combined.length == 2
                ? new Credential(new Secret(combined[0]), new Secret(combined[1]))
                : new Credential(
                        new Secret(JsonFields.text(auth, "username")), new Secret(JsonFields.text(auth, "password")));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ignored) {
            return "";
        }
    }

    private static Optional<Node> child(Node node, String field) {
        return node instanceof Node.Mapping mapping ? mapping.entry(field).map(Node.Entry::value) : Optional.empty();
    }

    private static String text(Node node, String field) {
        return child(node, field)
                .filter(Node.Scalar.class::isInstance)
                .map(value -> ((Node.Scalar) value).text())
                .orElse("");
    }
}
