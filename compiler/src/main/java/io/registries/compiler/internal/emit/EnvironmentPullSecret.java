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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A pull secret and the environment that it is in.
 *
 * @param environment where it is
 * @param secret the pull secret
 */
record EnvironmentPullSecret(Environment environment, PullSecret secret) {

    /** Those of the chosen environments that hold something and are delivered so. */
    static Stream<EnvironmentPullSecret> of(
            Configuration configuration, OutputSelection selection, Class<? extends Delivery> delivery) {
        return of(configuration, selection, delivery::isInstance);
    }

    /** Those of the chosen environments that hold something and are delivered in some way. */
    static Stream<EnvironmentPullSecret> of(
            Configuration configuration, OutputSelection selection, Predicate<Delivery> delivered) {
        return configuration.environments().stream()
                .filter(environment ->
                        selection.hasEnvironment(environment.name().value()))
                .flatMap(environment -> environment.pullSecrets().stream()
                        .filter(secret -> delivered.test(secret.delivery())
                                && !secret.entries().isEmpty())
                        .map(secret -> new EnvironmentPullSecret(environment, secret)));
    }

    Stream<RegistryCredentials> accesses() {
        return secret.entries().stream().map(PullSecret.PullSecretEntry::access);
    }

    boolean isComplete(Keychain keychain) {
        return accesses().allMatch(keychain::isKnown);
    }

    /** Where its files are: a folder or a name without an ending. */
    String path(OutputKind kind) {
        return kind.folder() + "/" + environment.name() + "/" + secret.name();
    }

    /** A document of the Kubernetes API, up to its name. */
    Map<String, Object> manifest(String apiVersion, String kind) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("apiVersion", apiVersion);
        manifest.put("kind", kind);
        manifest.put("metadata", metadata());
        return manifest;
    }

    /** Name, and namespace where the environment has one. */
    Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", secret.name().value());
        environment.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        return metadata;
    }

    /** The same with the labels and annotations of the Secret, where it has some. */
    Map<String, Object> labelled() {
        return with(metadata(), secret.labels(), secret.annotations());
    }

    /** Metadata with further labels and annotations, in order of their names. */
    static Map<String, Object> with(
            Map<String, Object> metadata, Map<String, String> labels, Map<String, String> annotations) {
        if (!labels.isEmpty()) {
            metadata.put("labels", new java.util.TreeMap<>(labels));
        }
        if (!annotations.isEmpty()) {
            metadata.put("annotations", new java.util.TreeMap<>(annotations));
        }
        return metadata;
    }

    /** What the manifest says of each of its files. */
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
