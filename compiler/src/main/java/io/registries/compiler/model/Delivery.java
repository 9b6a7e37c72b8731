// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a pull secret is delivered to its cluster. */
public sealed interface Delivery {

    /** The name in registries.yaml and in reports. */
    String id();

    /** Whether the compiler reads the secret values, so that they are only as recent as the compilation. */
    default boolean containsValues() {
        return true;
    }

    /** As values of the dt-secrets chart, which contain the secrets in plain text. */
    record Values() implements Delivery {
        @Override
        public String id() {
            return "values";
        }
    }

    /**
     * Managed outside this tool: nothing is emitted for it.
     *
     * @param inServiceAccount whether the service accounts of the pods name it, and not the pods themselves
     */
    record Existing(boolean inServiceAccount) implements Delivery {
        @Override
        public String id() {
            return "existing";
        }

        @Override
        public boolean containsValues() {
            return false;
        }
    }

    /**
     * As a SealedSecret, which only one controller can decrypt.
     *
     * @param certificate of the controller
     * @param scope where it can be decrypted
     */
    record Sealed(Located<FileReference> certificate, SealingScope scope) implements Delivery {
        @Override
        public String id() {
            return "sealed-secret";
        }
    }

    /**
     * As values of the dt-secrets chart, encrypted with SOPS.
     *
     * @param recipients age public keys
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
     * @param store that contains the remote keys
     * @param refreshInterval a Go duration; if empty, depends on the shortest token lifetime
     * @param logins the source of each registry's login, by the name of the registry
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
        public boolean containsValues() {
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

    /** The source of a login in External Secrets. */
    sealed interface RemoteLogin {}

    /**
     * A secret in the store.
     *
     * @param key of the secret
     * @param username the property that contains the username; if empty, the registry's declared username is used
     * @param password the property that contains the password; if empty, the whole secret is the password
     */
    record RemoteKey(String key, Optional<String> username, Optional<String> password) implements RemoteLogin {}

    /**
     * A generator that creates tokens.
     *
     * @param spec additional fields of its {@code spec}: strings, lists of strings and maps
     */
    record Generator(Map<String, Object> spec) implements RemoteLogin {}
}
