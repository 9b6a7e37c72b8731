// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.format.JsonWriter.FieldWriter;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A pull secret and its environment.
 *
 * @param environment the environment
 * @param secret the pull secret
 */
record EnvironmentPullSecret(Environment environment, PullSecret secret) {

    /** The non-empty pull secrets of the selected environments whose delivery matches a predicate. */
    static List<EnvironmentPullSecret> select(
            Configuration configuration, OutputSelection selection, Predicate<Delivery> delivered) {
        List<EnvironmentPullSecret> selected = new ArrayList<>();
        for (Environment environment : configuration.environments()) {
            if (selection.hasEnvironment(environment.name().value())) {
                for (PullSecret secret : environment.pullSecrets()) {
                    if (delivered.test(secret.delivery()) && !secret.entries().isEmpty()) {
                        selected.add(new EnvironmentPullSecret(environment, secret));
                    }
                }
            }
        }
        return selected;
    }

    boolean isComplete(Keychain keychain) {
        for (PullSecret.PullSecretEntry entry : secret.entries()) {
            if (!keychain.isKnown(entry.credentials())) {
                return false;
            }
        }
        return true;
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

    /** Adds the manifest fields of its files. */
    void addFacts(FieldWriter fields) {
        fields.add("delivery", secret.delivery().id());
        fields.add("name", secret.name().value());
        if (environment.cluster().isPresent()) {
            fields.add("cluster", environment.cluster().get());
        }
        fields.add("environment", environment.name().value());
        if (environment.namespace().isPresent()) {
            fields.add("namespace", environment.namespace().get());
        }
        fields.add("registries", registries());
    }

    private List<String> registries() {
        List<String> names = new ArrayList<>();
        for (Registry registry : secret.registries()) {
            names.add(registry.name().value());
        }
        return names;
    }
}
