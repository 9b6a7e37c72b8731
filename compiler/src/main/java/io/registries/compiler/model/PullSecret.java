// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.Collections;
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
        List<PullSecretEntry> entries) {

    /**
     * One login, for every registry that it serves.
     *
     * @param authKey its key in {@code auths}
     * @param served the registries whose images it serves, at the places that ask for them: one, or several of one host
     *     that take the same login
     * @param access how they are pulled
     */
    public record PullSecretEntry(String authKey, List<Located<Registry>> served, RegistryCredentials access) {
        public PullSecretEntry {
            served = List.copyOf(served);
            if (served.isEmpty()) {
                throw new IllegalArgumentException("an entry serves a registry");
            }
        }

        /** The registries whose images it serves. */
        public List<Registry> registries() {
            return served.stream().map(Located::value).toList();
        }

        /** Whether it serves a registry. */
        public boolean serves(Registry registry) {
            return served.stream().anyMatch(one -> one.value().name().equals(registry.name()));
        }

        /** The place that asks for it first. */
        public Span span() {
            return served.get(0).span();
        }
    }

    public PullSecret {
        List<PullSecretEntry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(PullSecretEntry::authKey));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).authKey().equals(sorted.get(i - 1).authKey())) {
                throw new IllegalArgumentException("two entries of one key");
            }
        }
        entries = List.copyOf(sorted);
    }

    /** The entry that serves a registry, if there is one. */
    public Optional<PullSecretEntry> entryOf(Registry registry) {
        return entries.stream().filter(entry -> entry.serves(registry)).findFirst();
    }

    /** The keys of its {@code auths}, in their order. */
    public List<String> keys() {
        return entries.stream().map(PullSecretEntry::authKey).toList();
    }

    /** The registries that it serves, in order of their names. */
    public List<Registry> registries() {
        List<Registry> all = new ArrayList<>();
        for (PullSecretEntry entry : entries) {
            for (Located<Registry> registry : entry.served()) {
                all.add(registry.value());
            }
        }
        all.sort(Comparator.comparing(registry -> registry.name().value()));
        return Collections.unmodifiableList(all);
    }
}
