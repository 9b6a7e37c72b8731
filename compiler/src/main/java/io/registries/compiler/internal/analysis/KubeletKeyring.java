// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks up images in the keys of a dockerconfigjson like the kubelet. A key is a host with an optional port and path. Its
 * scheme and a leading {@code /v1/} or {@code /v2/} are ignored, each label of its host can be a glob, its port must equal
 * the port of the image, and its path must be a string prefix of the image's path. Keys are tried in reverse
 * alphabetical order, so the most specific key of a host comes first.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#config-json">Kubernetes: interpretation of
 *     config.json</a>
 */
final class KubeletKeyring {
    private static final String DOCKER_HUB = "index.docker.io";
    private static final List<String> SCHEMES = List.of("https://", "http://");
    private static final List<String> VERSIONS = List.of("/v1", "/v2");

    /** The original keys by their normalized form. */
    private final Map<String, String> keys = new TreeMap<>(Comparator.reverseOrder());

    /** The normalized keys without globs, by host and port. */
    private final Map<String, List<AuthKey>> byHost = new HashMap<>();

    private final List<AuthKey> globs = new ArrayList<>();

    KubeletKeyring(Collection<String> keys) {
        for (String key : keys) {
            Optional<String> normalized = normalize(key);
            if (normalized.isPresent()) {
                this.keys.putIfAbsent(normalized.get(), key);
            }
        }
        for (String normalized : this.keys.keySet()) {
            AuthKey target = AuthKey.parse(normalized);
            (target.hasGlob() ? globs : byHost.computeIfAbsent(target.authority(), host -> new ArrayList<>()))
                    .add(target);
        }
    }

    /** The keys whose credentials the kubelet tries for an image, in order; empty if it pulls anonymously. */
    List<String> lookup(String image) {
        ImageReference reference = ImageReference.parse(image);
        AuthKey target = AuthKey.of(image, reference.host(), reference.path());
        List<String> found = new ArrayList<>();
        for (AuthKey key : byHost.getOrDefault(target.authority(), List.of())) {
            if (target.path().startsWith(key.path())) {
                found.add(key.text());
            }
        }
        for (AuthKey key : globs) {
            if (matches(key, target)) {
                found.add(key.text());
            }
        }
        found.sort(Comparator.reverseOrder());
        if (found.isEmpty() && reference.usesDockerHubLoginByDefault() && keys.containsKey(DOCKER_HUB)) {
            found.add(DOCKER_HUB);
        }
        return originals(found);
    }

    private List<String> originals(List<String> normalizedKeys) {
        List<String> originals = new ArrayList<>(normalizedKeys.size());
        for (String normalized : normalizedKeys) {
            originals.add(keys.getOrDefault(normalized, normalized));
        }
        return originals;
    }

    /** Removes the scheme of a key. */
    static String withoutScheme(String key) {
        for (String scheme : SCHEMES) {
            if (key.startsWith(scheme)) {
                return key.substring(scheme.length());
            }
        }
        return key;
    }

    private static Optional<String> normalize(String key) {
        String withoutScheme = withoutScheme(key);
        int slash = withoutScheme.indexOf('/');
        String host = slash < 0 ? withoutScheme : withoutScheme.substring(0, slash);
        String path = slash < 0 ? "" : withoutVersion(withoutScheme.substring(slash));
        return host.isEmpty() || host.contains(" ")
                ? Optional.empty()
                : Optional.of(path.equals("/") ? host : host + path);
    }

    private static String withoutVersion(String path) {
        for (String version : VERSIONS) {
            if (path.startsWith(version + "/")) {
                return path.substring(version.length());
            }
        }
        return path;
    }

    private static boolean matches(AuthKey pattern, AuthKey target) {
        if (!pattern.port().equals(target.port()) || !target.path().startsWith(pattern.path())) {
            return false;
        }
        List<String> globs = pattern.labels();
        List<String> labels = target.labels();
        if (globs.size() != labels.size()) {
            return false;
        }
        for (int i = 0; i < globs.size(); i++) {
            if (!new GoPathMatch(globs.get(i)).matches(labels.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * A parsed key or image name.
     *
     * @param text the whole key
     * @param authority the host and the port
     * @param host without the port
     * @param port the digits of the port, or empty
     * @param path empty, or with a leading slash
     */
    private record AuthKey(String text, String authority, String host, String port, String path) {
        static AuthKey parse(String text) {
            int slash = text.indexOf('/');
            return slash < 0 ? of(text, text, "") : of(text, text.substring(0, slash), text.substring(slash));
        }

        static AuthKey of(String text, String authority, String path) {
            int colon = authority.lastIndexOf(':');
            boolean hasPort = colon > authority.lastIndexOf(']');
            String port = hasPort ? authority.substring(colon + 1) : "";
            // Go removes the brackets of IPv6 hosts only if there is a port; otherwise they are treated as a glob.
            String host =
                    hasPort ? authority.substring(0, colon).replace("[", "").replace("]", "") : authority;
            return new AuthKey(text, host + ":" + port, host, port, path);
        }

        List<String> labels() {
            return Arrays.asList(host.split("\\.", -1));
        }

        boolean hasGlob() {
            return GoPathMatch.isGlob(host);
        }
    }
}
