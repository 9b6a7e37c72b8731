// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

/**
 * The host and path of an image name without a tag.
 *
 * @param host with its port; {@code docker.io} if the name has no host
 * @param path with a leading slash
 */
record ImageReference(String host, String path) {
    private static final String DOCKER_HUB = "docker.io";

    /** Parses an image name; without a host it is on Docker Hub, and without an account in {@code library}. */
    static ImageReference parse(String image) {
        int slash = image.indexOf('/');
        String host = slash < 0 ? "" : image.substring(0, slash);
        if (host.equals("localhost") || host.contains(".") || host.contains(":")) {
            return new ImageReference(host, image.substring(slash));
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
