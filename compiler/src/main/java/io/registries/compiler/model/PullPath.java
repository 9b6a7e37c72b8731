// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.Locale;
import java.util.Optional;

/**
 * How the pull of an image gets its credentials.
 *
 * @param pull the image and where it is pulled
 * @param method where the kubelet finds the credentials
 */
public record PullPath(Pull pull, PullMethod method) {

    /** Where the kubelet finds the credentials of a pull. */
    public sealed interface PullMethod {
        /** The identifier in the manifest and in reports. */
        String id();

        /** How the compiler knows that the credentials are there. */
        Status status();
    }

    /** How the compiler knows that an image can be pulled. A registry is only tried by {@code check}. */
    public enum Status {
        /** The compiler resolved it: the kubelet finds the login by the image's name, or the registry needs none. */
        RESOLVED,
        /** The configuration states that the nodes, or a secret that exists, have the login. */
        DECLARED,
        /** Nothing states it: the compiler assumes that the nodes have a role which allows it. */
        ASSUMED;

        /** The identifier in the manifest and in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The cloud role of the nodes.
     *
     * @param declared whether the environment's {@code nodePulls} names the registry
     */
    public record NodeRole(boolean declared) implements PullMethod {
        @Override
        public String id() {
            return "node-role";
        }

        @Override
        public Status status() {
            return declared ? Status.DECLARED : Status.ASSUMED;
        }
    }

    /** A login that is configured on the nodes, as {@code nodePulls} declares. */
    public record NodeLogin() implements PullMethod {
        @Override
        public String id() {
            return "node-login";
        }

        @Override
        public Status status() {
            return Status.DECLARED;
        }
    }

    /** No credentials: the registry is public. */
    public record Anonymous() implements PullMethod {
        @Override
        public String id() {
            return "anonymous";
        }

        @Override
        public Status status() {
            return Status.RESOLVED;
        }
    }

    /**
     * A pull secret.
     *
     * @param secret the secret
     * @param authKey the key of the credentials in the secret
     */
    public record BySecret(PullSecret secret, String authKey) implements PullMethod {
        @Override
        public String id() {
            return secret.delivery() instanceof Delivery.Existing existing ? id(existing) : "secret";
        }

        private static String id(Delivery.Existing existing) {
            return existing.inServiceAccount() ? "service-account" : "existing-secret";
        }

        // The compiler does not see what an existing secret holds.
        @Override
        public Status status() {
            return secret.delivery() instanceof Delivery.Existing ? Status.DECLARED : Status.RESOLVED;
        }
    }

    public Status status() {
        return method.status();
    }

    /** The secret that the pod must name in {@code imagePullSecrets}; absent for other methods. */
    public Optional<PullSecret> secret() {
        return method instanceof BySecret by && !isInServiceAccount(by.secret())
                ? Optional.of(by.secret())
                : Optional.empty();
    }

    private static boolean isInServiceAccount(PullSecret secret) {
        return secret.delivery() instanceof Delivery.Existing existing && existing.inServiceAccount();
    }
}
