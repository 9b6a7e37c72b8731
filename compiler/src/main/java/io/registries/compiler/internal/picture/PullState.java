// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import java.util.Locale;

/** What is known about the login of an image pull, the least certain first. */
public enum PullState {
    /** A check of this run found that the registry does not accept the login, or cannot be used. */
    FAILED,
    /** Nothing states it: the compiler assumes that the nodes have a role which allows it. */
    ASSUMED,
    /** The configuration states that the nodes, or a secret that exists, have the login. */
    DECLARED,
    /** The kubelet finds the login by the image's name, or the registry needs none. */
    RESOLVED,
    /** Resolved, and a check of this run pulled with that login. */
    VERIFIED;

    /** The name in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
