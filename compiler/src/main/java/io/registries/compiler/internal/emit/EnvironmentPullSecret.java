// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.RegistryCredentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A pull secret and its environment.
 *
 * @param environment the environment
 * @param secret the pull secret
 */
record EnvironmentPullSecret(Environment environment, PullSecret secret) {

    /** The non-empty pull secrets of the selected environments with a delivery method. */
    static Stream<EnvironmentPullSecret> select(
            Configuration configuration, OutputSelection selection, Class<? extends Delivery> delivery) {
        return select(configuration, selection, delivery::isInstance);
    }

    /** The non-empty pull secrets of the selected environments whose delivery matches a predicate. */
    static Stream<EnvironmentPullSecret> select(
            Configuration configuration, OutputSelection selection, Predicate<Delivery> delivered) {
        return configuration.environments().stream()
                .filter(environment ->
                        selection.hasEnvironment(environment.name().value()))
                .flatMap(environment -> environment.pullSecrets().stream()
                        .filter(secret -> delivered.test(secret.delivery())
                                && !secret.entries().isEmpty())
                        .map(secret -> new EnvironmentPullSecret(environment, secret)));
    }

    Stream<RegistryCredentials> credentials() {
        return secret.entries().stream().map(PullSecret.PullSecretEntry::credentials);
    }

    boolean isComplete(Keychain keychain) {
        return credentials().allMatch(keychain::isKnown);
    }

    /** The path of its files, without an extension. */
    String path(OutputKind kind) {
        return kind.folder() + "/" + environment.name() + "/" + secret.name();
    }

    /** A Kubernetes object with apiVersion, kind and metadata. */
    Map<String, Object> manifest(String apiVersion, String kind) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("apiVersion", apiVersion);
        manifest.put("kind", kind);
        manifest.put("metadata", metadata());
        return manifest;
    }

    /** The name, and the namespace if the environment has one. */
    Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", secret.name().value());
        environment.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        return metadata;
    }

    /** The metadata with the labels and annotations of the Secret. */
    Map<String, Object> labelled() {
        return with(metadata(), secret.labels(), secret.annotations());
    }

    /** Adds labels and annotations to metadata, sorted by name. */
    static Map<String, Object> with(
            Map<String, Object> metadata, Map<String, String> labels, Map<String, String> annotations) {
        if (!labels.isEmpty()) {
            metadata.put("labels", new TreeMap<>(labels));
        }
        if (!annotations.isEmpty()) {
            metadata.put("annotations", new TreeMap<>(annotations));
        }
        return metadata;
    }

    /** The manifest fields of its files. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("delivery", secret.delivery().id());
        facts.put("name", secret.name().value());
        environment.cluster().ifPresent(cluster -> facts.put("cluster", cluster));
        facts.put("environment", environment.name().value());
        environment.namespace().ifPresent(namespace -> facts.put("namespace", namespace));
        facts.put("registries", registries());
        return facts;
    }

    private List<String> registries() {
        return secret.registries().stream()
                .map(registry -> registry.name().value())
                .toList();
    }
}
