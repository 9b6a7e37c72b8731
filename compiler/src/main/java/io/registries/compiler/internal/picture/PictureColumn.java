// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

/** The columns of the picture, from left to right. */
public enum PictureColumn {
    /** Where pods run. */
    ENVIRONMENT("environment"),
    /** How the kubelet gets its login: a pull secret, or another method. */
    LOGIN("login"),
    /** Where images are. */
    REGISTRY("registry"),
    /** What pushes images. */
    BUILD("build");

    private final String noun;

    PictureColumn(String noun) {
        this.noun = noun;
    }

    /** The singular of what its nodes are. */
    public String noun() {
        return noun;
    }

    /** The start of the identifiers of its nodes. */
    char prefix() {
        return noun.charAt(0);
    }
}
