// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image pull secret of one environment.
 *
 * @param name of the Kubernetes Secret
 * @param project in Devtron, of the release that installs it
 * @param release the app name in Devtron
 * @param labels of the Secret
 * @param annotations of the Secret
 * @param delivery how it gets into the cluster
 * @param entries its registries, in order of their keys, which are distinct
 */
public record PullSecret(
        Located<String> name,
        Optional<String> project,
        String release,
        Map<String, String> labels,
        Map<String, String> annotations,
        Delivery delivery,
        List<Entry> entries) {

    /** How a pull secret gets into its cluster. */
    public enum Delivery {
        /** As values of the dt-secrets chart. */
        VALUES,
        /** By somebody else: nothing is emitted for it. */
        EXISTING
    }

    /**
     * The credentials of one registry.
     *
     * @param authKey its key in {@code auths}
     * @param registry whose images it serves
     * @param access how they are pulled
     * @param span the place that asks for it
     */
    public record Entry(String authKey, Registry registry, Access access, Span span) {}

    public PullSecret {
        entries = entries.stream().sorted(Comparator.comparing(Entry::authKey)).toList();
        if (entries.stream().map(Entry::authKey).distinct().count() != entries.size()) {
            throw new IllegalArgumentException("two entries of one key");
        }
    }

    /** The entry that serves a registry, if there is one. */
    public Optional<Entry> entryOf(Registry registry) {
        return entries.stream()
                .filter(entry -> entry.registry().name().equals(registry.name()))
                .findFirst();
    }
}
