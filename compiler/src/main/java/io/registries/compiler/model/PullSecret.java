// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image pull secret of one environment.
 *
 * @param name of the Kubernetes Secret
 * @param project the Devtron project of the release that installs it
 * @param release the name of the Helm release that installs it; empty unless it is delivered as values of a chart
 * @param labels of the Secret
 * @param annotations of the Secret
 * @param delivery how it is delivered to the cluster
 * @param entries sorted by their keys, which are unique
 * @param written the fields that the file sets
 */
public record PullSecret(
        Located<String> name,
        Optional<String> project,
        Optional<Located<String>> release,
        Map<String, String> labels,
        Map<String, String> annotations,
        Delivery delivery,
        List<PullSecretEntry> entries,
        WrittenFields written) {

    /**
     * One login for one or more registries.
     *
     * @param authKey its key in {@code auths}
     * @param served the registries that use this login, at the locations that require them: several registries on one
     *     host can share a login
     * @param credentials the credentials of the login
     */
    public record PullSecretEntry(String authKey, List<Located<Registry>> served, RegistryCredentials credentials) {
        public PullSecretEntry {
            served = List.copyOf(served);
            if (served.isEmpty()) {
                throw new IllegalArgumentException("an entry needs at least one registry");
            }
        }

        /** The registries that use this login. */
        public List<Registry> registries() {
            List<Registry> registries = new ArrayList<>(served.size());
            for (Located<Registry> located : served) {
                registries.add(located.value());
            }
            return Collections.unmodifiableList(registries);
        }

        /** Whether a registry uses this login. */
        public boolean serves(Registry registry) {
            for (Located<Registry> located : served) {
                if (located.value().name().equals(registry.name())) {
                    return true;
                }
            }
            return false;
        }

        /** The first location that requires this login. */
        public Span span() {
            return served.get(0).span();
        }
    }

    public PullSecret {
        List<PullSecretEntry> sorted = new ArrayList<>(entries);
        sorted.sort((left, right) -> left.authKey().compareTo(right.authKey()));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).authKey().equals(sorted.get(i - 1).authKey())) {
                throw new IllegalArgumentException("two entries have the same key");
            }
        }
        entries = List.copyOf(sorted);
    }

    /** The entry of a registry, if it exists. */
    public Optional<PullSecretEntry> entryOf(Registry registry) {
        for (PullSecretEntry entry : entries) {
            if (entry.serves(registry)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The sorted keys of its {@code auths}. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>(entries.size());
        for (PullSecretEntry entry : entries) {
            keys.add(entry.authKey());
        }
        return Collections.unmodifiableList(keys);
    }

    /** The registries of all entries, sorted by name. */
    public List<Registry> registries() {
        List<Registry> all = new ArrayList<>();
        for (PullSecretEntry entry : entries) {
            for (Located<Registry> registry : entry.served()) {
                all.add(registry.value());
            }
        }
        all.sort((left, right) -> left.name().value().compareTo(right.name().value()));
        return Collections.unmodifiableList(all);
    }
}
