// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a pull gets its credentials.
 *
 * @param pull what is pulled
 * @param means by what
 */
public record PullPath(Pull pull, PullMethod means) {

    /** What lets the kubelet pull. */
    public sealed interface PullMethod {
        /** The word in the manifest and in reports. */
        String id();
    }

    /** The nodes' own role. */
    public record NodeRole() implements PullMethod {
        @Override
        public String id() {
            return "node-role";
        }
    }

    /** Nothing: the registry is public. */
    public record Anonymous() implements PullMethod {
        @Override
        public String id() {
            return "anonymous";
        }
    }

    /**
     * A pull secret.
     *
     * @param secret that holds the credentials
     * @param authKey under which it holds them
     */
    public record BySecret(PullSecret secret, String authKey) implements PullMethod {
        @Override
        public String id() {
            return secret.delivery() instanceof Delivery.Existing ? "existing-secret" : "secret";
        }
    }

    /** How many images are pulled by what, by the words of the means. */
    public static Map<String, Integer> counts(List<PullPath> paths) {
        Map<String, Integer> counts = new TreeMap<>();
        paths.forEach(path -> counts.merge(path.means().id(), 1, Integer::sum));
        return counts;
    }

    /** Whether its credentials can be seen, and so proved: those of an existing secret are trusted to be there. */
    public boolean isProved() {
        return secret().filter(secret -> secret.delivery() instanceof Delivery.Existing)
                .isEmpty();
    }

    /** The secret that the pod must name, if one. */
    public Optional<PullSecret> secret() {
        return means instanceof BySecret by ? Optional.of(by.secret()) : Optional.empty();
    }
}
