// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tools beside the kubelet that look images up in the {@code auths} of a dockerconfigjson, each by its own rules. */
enum ImagePullClient {
    /**
     * The host alone counts: of two keys of one host, either may be taken.
     *
     * @see <a href="https://github.com/docker/cli">cli/config/credentials/file_store.go</a>
     */
    DOCKER("Docker's CLI") {
        @Override
        Set<String> choices(Collection<String> keys, ImageReference image) {
            return byHost(keys, image.isDockerHub() ? DOCKER_HUB : image.host());
        }
    },

    /**
     * The repository first, then each of its parents, then the host; keys with a scheme count by their host.
     *
     * @see <a href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md">containers-auth.json</a>
     */
    CONTAINERS_IMAGE("containers/image (skopeo, podman, CRI-O)") {
        @Override
        Set<String> choices(Collection<String> keys, ImageReference image) {
            String name = image.host() + image.path();
            for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
                if (keys.contains(name.substring(0, end))) {
                    return Set.of(name.substring(0, end));
                }
            }
            String host = hubHost(image.host());
            return keys.stream()
                    .filter(key ->
                            hubHost(key.contains("://") ? hostOf(key) : key).equals(host))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    },

    /**
     * The whole repository first, then the host as Docker takes it.
     *
     * @see <a href="https://github.com/google/go-containerregistry">pkg/authn/keychain.go</a>
     */
    GO_CONTAINERREGISTRY("go-containerregistry (ko, crane)") {
        @Override
        Set<String> choices(Collection<String> keys, ImageReference image) {
            String host = image.isDockerHub() ? HUB_HOST : image.host();
            Set<String> found = byHost(keys, host + image.path());
            return found.isEmpty() ? byHost(keys, image.isDockerHub() ? DOCKER_HUB : host) : found;
        }
    };

    private static final String DOCKER_HUB = "https://index.docker.io/v1/";
    private static final String HUB_HOST = "index.docker.io";

    private final String words;

    ImagePullClient(String words) {
        this.words = words;
    }

    /** How people call it. */
    String displayName() {
        return words;
    }

    /** The keys any of which it may take for an image; none where it pulls anonymously. */
    abstract Set<String> choices(Collection<String> keys, ImageReference image);

    /** Those that do not find just this key for an image. */
    static List<ImagePullClient> thatMiss(String key, Collection<String> keys, ImageReference image) {
        // Keys that are hosts and nothing more are looked up alike by all of them.
        if (key.equals(image.host()) && !image.isDockerHub() && keys.stream().noneMatch(other -> other.contains("/"))) {
            return List.of();
        }
        List<ImagePullClient> missing = new ArrayList<>(List.of(values()));
        missing.removeIf(client -> client.choices(keys, image).equals(Set.of(key)));
        return missing;
    }

    // An exact key wins; after that, Docker goes through all keys in no order.
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
        String bare = KubeletKeyring.withoutScheme(key);
        int slash = bare.indexOf('/');
        return slash < 0 ? bare : bare.substring(0, slash);
    }

    private static String hubHost(String host) {
        return host.equals("docker.io") || host.equals("registry-1.docker.io") ? HUB_HOST : host;
    }
}
