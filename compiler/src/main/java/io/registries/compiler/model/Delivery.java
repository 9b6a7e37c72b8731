// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a pull secret gets into its cluster. */
public sealed interface Delivery {

    /** The word in registries.yaml and in reports. */
    String id();

    /** Whether the compiler reads values of secrets for it, and so whether they are as old as the compilation. */
    default boolean holdsValues() {
        return true;
    }

    /** As values of the dt-secrets chart, which hold the secrets as they are. */
    record Values() implements Delivery {
        @Override
        public String id() {
            return "values";
        }
    }

    /** By somebody else: nothing is emitted for it. */
    record Existing() implements Delivery {
        @Override
        public String id() {
            return "existing";
        }

        @Override
        public boolean holdsValues() {
            return false;
        }
    }

    /**
     * As a SealedSecret, which one controller can open.
     *
     * @param certificate of the controller
     * @param scope where it can be opened
     */
    record Sealed(Located<FileReference> certificate, SealingScope scope) implements Delivery {
        @Override
        public String id() {
            return "sealed-secret";
        }
    }

    /**
     * As values of the dt-secrets chart, encrypted by SOPS.
     *
     * @param recipients public keys of age
     */
    record Sops(List<Located<String>> recipients) implements Delivery {
        public Sops {
            recipients = List.copyOf(recipients);
        }

        @Override
        public String id() {
            return "sops";
        }
    }

    /**
     * As an ExternalSecret, whose controller fetches the values.
     *
     * @param store that remote keys are in
     * @param refreshInterval a duration as Go writes it; absent: as often as the shortest life asks for
     * @param logins where each registry's login comes from, by the registry's name
     */
    record External(Optional<Store> store, Optional<String> refreshInterval, Map<String, Located<RemoteLogin>> logins)
            implements Delivery {
        public External {
            logins = Map.copyOf(logins);
        }

        @Override
        public String id() {
            return "external-secret";
        }

        @Override
        public boolean holdsValues() {
            return false;
        }
    }

    /**
     * A store of External Secrets.
     *
     * @param name of the store
     * @param kind {@code SecretStore} or {@code ClusterSecretStore}
     */
    record Store(String name, String kind) {}

    /** Where External Secrets finds a login. */
    sealed interface RemoteLogin {}

    /**
     * A secret in the store.
     *
     * @param key of the secret
     * @param username the property that holds the username; absent: the registry's own declared one
     * @param password the property that holds the password; absent: the whole secret
     */
    record RemoteKey(String key, Optional<String> username, Optional<String> password) implements RemoteLogin {}

    /**
     * A generator that makes a token.
     *
     * @param spec what its {@code spec} holds beside what the registry says itself: strings, numbers, booleans, lists, maps
     */
    record Generator(Map<String, Object> spec) implements RemoteLogin {}
}
