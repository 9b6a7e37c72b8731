// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

/**
 * Where an image is, by its name without a tag.
 *
 * @param host with its port, {@code docker.io} where the name has none
 * @param path within it, with a leading slash
 */
record ImageReference(String host, String path) {
    private static final String DOCKER_HUB = "docker.io";

    /** An image without a host is Docker Hub's, and without an account one of its library. */
    static ImageReference of(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        if (first.equals("localhost") || first.contains(".") || first.contains(":")) {
            return new ImageReference(first, image.substring(slash));
        }
        return new ImageReference(DOCKER_HUB, (slash < 0 ? "/library/" : "/") + image);
    }

    boolean isDockerHub() {
        return host.equals(DOCKER_HUB) || host.equals("index.docker.io");
    }

    @Override
    public String toString() {
        return host + path;
    }
}
