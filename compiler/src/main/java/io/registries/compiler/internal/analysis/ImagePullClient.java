// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tools other than the kubelet that look up images in the {@code auths} of a dockerconfigjson, each with its own rules. */
enum ImagePullClient {
    /**
     * Compares only hosts: it may use either of two keys with the same host.
     *
     * @see <a href="https://github.com/docker/cli">cli/config/credentials/file_store.go</a>
     */
    DOCKER("the Docker CLI") {
        @Override
        Set<String> candidateKeys(Collection<String> keys, ImageReference image) {
            return byHost(keys, image.isDockerHub() ? DOCKER_HUB : image.host());
        }
    },

    /**
     * Tries the repository, then each of its parents, then the host; compares only the host of keys with a scheme.
     *
     * @see <a href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md">containers-auth.json</a>
     */
    CONTAINERS_IMAGE("containers/image (skopeo, podman, CRI-O)") {
        @Override
        Set<String> candidateKeys(Collection<String> keys, ImageReference image) {
            String name = image.host() + image.path();
            for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
                if (keys.contains(name.substring(0, end))) {
                    return Set.of(name.substring(0, end));
                }
            }
            String host = hubHost(image.host());
            Set<String> found = new TreeSet<>();
            for (String key : keys) {
                if (hubHost(key.contains("://") ? hostOf(key) : key).equals(host)) {
                    found.add(key);
                }
            }
            return found;
        }
    },

    /**
     * Tries the full repository, then the host like Docker.
     *
     * @see <a href="https://github.com/google/go-containerregistry">pkg/authn/keychain.go</a>
     */
    GO_CONTAINERREGISTRY("go-containerregistry (ko, crane)") {
        @Override
        Set<String> candidateKeys(Collection<String> keys, ImageReference image) {
            String host = image.isDockerHub() ? HUB_HOST : image.host();
            Set<String> found = byHost(keys, host + image.path());
            return found.isEmpty() ? byHost(keys, image.isDockerHub() ? DOCKER_HUB : host) : found;
        }
    };

    private static final String DOCKER_HUB = "https://index.docker.io/v1/";
    private static final String HUB_HOST = "index.docker.io";

    private final String displayName;

    ImagePullClient(String displayName) {
        this.displayName = displayName;
    }

    /** The name in messages. */
    String displayName() {
        return displayName;
    }

    /** The keys that it may use for an image; empty if it pulls anonymously. */
    abstract Set<String> candidateKeys(Collection<String> keys, ImageReference image);

    /** The clients that do not select exactly this key for an image. */
    static List<ImagePullClient> missing(String key, Collection<String> keys, ImageReference image) {
        // All clients look up keys without a path in the same way.
        if (key.equals(image.host()) && !image.isDockerHub() && !anyHasPath(keys)) {
            return List.of();
        }
        List<ImagePullClient> clients = new ArrayList<>();
        for (ImagePullClient client : values()) {
            if (!client.candidateKeys(keys, image).equals(Set.of(key))) {
                clients.add(client);
            }
        }
        return clients;
    }

    private static boolean anyHasPath(Collection<String> keys) {
        for (String key : keys) {
            if (key.contains("/")) {
                return true;
            }
        }
        return false;
    }

    // Docker prefers an exact key, and otherwise iterates over all keys in random order.
    private static Set<String> byHost(Collection<String> keys, String host) {
        if (keys.contains(host)) {
            return Set.of(host);
        }
        Set<String> found = new TreeSet<>();
        for (String key : keys) {
            if (hostOf(key).equals(host)) {
                found.add(key);
            }
        }
        return found;
    }

    private static String hostOf(String key) {
        String withoutScheme = KubeletKeyring.withoutScheme(key);
        int slash = withoutScheme.indexOf('/');
        return slash < 0 ? withoutScheme : withoutScheme.substring(0, slash);
    }

    private static String hubHost(String host) {
        return host.equals("docker.io") || host.equals("registry-1.docker.io") ? HUB_HOST : host;
    }
}
