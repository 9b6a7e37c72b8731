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
    private static final String LOCALHOST = "localhost";

    /** Parses an image name; without a host it is on Docker Hub, and without an account in {@code library}. */
    static ImageReference parse(String image) {
        int slash = image.indexOf('/');
        String host = slash < 0 ? "" : image.substring(0, slash);
        if (host.equals(DOCKER_HUB) || host.equals("index.docker.io")) {
            return onDockerHub(image.substring(slash + 1));
        }
        return host.equals(LOCALHOST) || host.contains(".") || host.contains(":")
                ? new ImageReference(host, image.substring(slash))
                : onDockerHub(image);
    }

    private static ImageReference onDockerHub(String repository) {
        return new ImageReference(DOCKER_HUB, (repository.indexOf('/') < 0 ? "/library/" : "/") + repository);
    }

    boolean isDockerHub() {
        return host.equals(DOCKER_HUB);
    }

    /** Whether the kubelet tries the login of Docker Hub if no key matches: it takes only names with a dot or port for hosts. */
    boolean usesDockerHubLoginByDefault() {
        return isDockerHub() || host.equals(LOCALHOST);
    }

    @Override
    public String toString() {
        return host + path;
    }
}
