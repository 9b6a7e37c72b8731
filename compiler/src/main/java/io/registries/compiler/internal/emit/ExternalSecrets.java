// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.JsonWriter.FieldWriter;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery.External;
import io.registries.compiler.model.Delivery.RemoteKey;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.RegistryCredentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Generates ExternalSecret objects (external-secrets.io/v1, available since release 0.16) and the token generators that
 * they use. Reads no secret values.
 */
final class ExternalSecrets extends PullSecretGenerator {
    private static final String OBJECT = "ExternalSecret";
    private static final String GENERATORS = "generators.external-secrets.io/v1alpha1";

    ExternalSecrets() {
        super(OutputKind.EXTERNAL_SECRETS, External.class);
    }

    @Override
    public List<RegistryCredentials> neededSecrets(Configuration configuration, OutputSelection selection) {
        return List.of();
    }

    @Override
    List<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input) {
        List<ExternalSecretEntry> entries = ExternalSecretEntry.list(pullSecret.secret());
        List<FileTemplateModel> files = new ArrayList<>();
        files.add(file(
                pullSecret,
                "/external-secret.yaml",
                "external-secrets/external-secret.yaml.mustache",
                () -> externalSecret(pullSecret, entries),
                fields -> addFacts(pullSecret, OBJECT, fields)));
        for (ExternalSecretEntry entry : entries) {
            entry.generator()
                    .ifPresent(generator -> files.add(file(
                            pullSecret,
                            "/generator-" + entry.registry().name() + ".yaml",
                            "external-secrets/generator.yaml.mustache",
                            () -> generator(pullSecret, entry),
                            fields -> addFacts(pullSecret, generator.kind(), fields))));
        }
        return files;
    }

    private static void addFacts(EnvironmentPullSecret pullSecret, String object, FieldWriter fields) {
        pullSecret.addFacts(fields);
        fields.add("object", object);
    }

    private static Map<String, Object> externalSecret(
            EnvironmentPullSecret pullSecret, List<ExternalSecretEntry> entries) {
        PullSecret secret = pullSecret.secret();
        External external = (External) secret.delivery();
        Map<String, Object> document = pullSecret.manifest("external-secrets.io/v1", OBJECT);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("refreshInterval", external.refreshInterval().orElseGet(() -> ExternalSecretEntry.renewal(entries)));
        external.store().ifPresent(store -> {
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("name", store.name());
            reference.put("kind", store.kind());
            spec.put("secretStoreRef", reference);
        });
        spec.put("target", target(secret, entries));
        List<Object> data = entries.stream().flatMap(ExternalSecrets::data).toList();
        List<Map<String, Object>> dataFrom = entries.stream()
                .filter(entry -> entry.generator().isPresent())
                .map(entry -> dataFrom(pullSecret, entry))
                .toList();
        if (!data.isEmpty()) {
            spec.put("data", data);
        }
        if (!dataFrom.isEmpty()) {
            spec.put("dataFrom", dataFrom);
        }
        document.put("spec", spec);
        return document;
    }

    private static Map<String, Object> target(PullSecret secret, List<ExternalSecretEntry> entries) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("engineVersion", "v2");
        template.put("type", DockerConfigJson.TYPE);
        Map<String, Object> metadata = EnvironmentPullSecret.with(
                new LinkedHashMap<>(), literal(secret.labels()), literal(secret.annotations()));
        if (!metadata.isEmpty()) {
            template.put("metadata", metadata);
        }
        template.put("data", Map.of(DockerConfigJson.KEY, ExternalSecretEntry.template(entries)));
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("name", secret.name().value());
        target.put("creationPolicy", "Owner");
        target.put("template", template);
        return target;
    }

    // Labels and annotations are also templates, so braces are escaped.
    private static Map<String, String> literal(Map<String, String> texts) {
        Map<String, String> literal = new TreeMap<>();
        texts.forEach((name, text) -> literal.put(name, text.replace("{{", "{{ \"{{\" }}")));
        return literal;
    }

    private static Stream<Object> data(ExternalSecretEntry entry) {
        if (entry.key().isEmpty()) {
            return Stream.of();
        }
        RemoteKey key = entry.key().get();
        List<Object> data = new ArrayList<>();
        key.username().ifPresent(property -> data.add(remote(entry.variable("username"), key.key(), property)));
        data.add(remote(entry.variable("password"), key.key(), key.password().orElse("")));
        return data.stream();
    }

    private static Map<String, Object> remote(String variable, String key, String property) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("key", key);
        if (!property.isEmpty()) {
            reference.put("property", property);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("secretKey", variable);
        data.put("remoteRef", reference);
        return data;
    }

    // Every generator returns `username` and `password`; a prefix makes the names unique.
    private static Map<String, Object> dataFrom(EnvironmentPullSecret pullSecret, ExternalSecretEntry entry) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("apiVersion", GENERATORS);
        reference.put("kind", entry.generator().orElseThrow().kind());
        reference.put("name", generatorName(pullSecret, entry));
        Map<String, Object> prefix = new LinkedHashMap<>();
        prefix.put("source", "^(.*)$");
        prefix.put("target", entry.variable("$1"));
        Map<String, Object> dataFrom = new LinkedHashMap<>();
        dataFrom.put("sourceRef", Map.of("generatorRef", reference));
        dataFrom.put("rewrite", List.of(Map.of("regexp", prefix)));
        return dataFrom;
    }

    private static Map<String, Object> generator(EnvironmentPullSecret pullSecret, ExternalSecretEntry entry) {
        Map<String, Object> document =
                pullSecret.manifest(GENERATORS, entry.generator().orElseThrow().kind());
        Map<String, Object> metadata = pullSecret.metadata();
        metadata.put("name", generatorName(pullSecret, entry));
        document.put("metadata", metadata);
        document.put("spec", entry.generatorSpec());
        return document;
    }

    // Registry names contain no dot, so generator names are unique.
    private static String generatorName(EnvironmentPullSecret pullSecret, ExternalSecretEntry entry) {
        return pullSecret.secret().name() + "." + entry.registry().name();
    }
}
