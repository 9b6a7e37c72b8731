// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.Optional;

/**
 * How a pull gets its credentials.
 *
 * @param pull what is pulled
 * @param means by what
 */
public record PullPath(Pull pull, Means means) {

    /** What lets the kubelet pull. */
    public sealed interface Means {}

    /** The nodes' own role. */
    public record NodeRole() implements Means {}

    /** Nothing: the registry is public. */
    public record Anonymous() implements Means {}

    /**
     * A pull secret.
     *
     * @param secret that holds the credentials
     * @param authKey under which it holds them
     */
    public record BySecret(PullSecret secret, String authKey) implements Means {}

    /** The secret that the pod must name, if one. */
    public Optional<PullSecret> secret() {
        return means instanceof BySecret by ? Optional.of(by.secret()) : Optional.empty();
    }
}
