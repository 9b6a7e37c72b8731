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
import java.util.regex.Pattern;

/**
 * The keys of a dockerconfigjson as the kubelet looks images up in them. A key is a host, perhaps with a port and a path;
 * its scheme and a leading {@code /v1/} or {@code /v2/} do not count, each label of its host may be a glob, its port must
 * be the image's, and its path begins the image's, letter by letter. The last in the order of the alphabet is tried
 * first, which is the most specific of one host.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#config-json">Kubernetes: interpretation of
 *     config.json</a>
 */
final class KubeletKeyring {
    private static final String DOCKER_HUB = "index.docker.io";
    private static final List<String> SCHEMES = List.of("https://", "http://");
    private static final Pattern VERSION = Pattern.compile("^/v[12](?=/)");

    /** The keys as they were written, by what the kubelet makes of them. */
    private final Map<String, String> keys = new TreeMap<>(Comparator.reverseOrder());

    /** What the kubelet makes of the keys that may match, by the host and port that they name; those with globs apart. */
    private final Map<String, List<AuthKey>> byHost = new HashMap<>();

    private final List<AuthKey> globs = new ArrayList<>();

    KubeletKeyring(Collection<String> keys) {
        keys.forEach(key -> normal(key).ifPresent(normal -> this.keys.putIfAbsent(normal, key)));
        for (String normal : this.keys.keySet()) {
            AuthKey place = AuthKey.of(normal);
            (place.hasGlob() ? globs : byHost.computeIfAbsent(place.authority(), host -> new ArrayList<>())).add(place);
        }
    }

    /** The keys whose credentials are tried for an image, in their order; none where it is pulled anonymously. */
    List<String> lookup(String image) {
        ImageReference named = ImageReference.of(image);
        AuthKey place = AuthKey.of(named.toString());
        List<String> found = new ArrayList<>();
        for (AuthKey key : byHost.getOrDefault(place.authority(), List.of())) {
            if (place.path().startsWith(key.path())) {
                found.add(key.text());
            }
        }
        for (AuthKey key : globs) {
            if (matches(key, place)) {
                found.add(key.text());
            }
        }
        found.sort(Comparator.reverseOrder());
        found.replaceAll(normal -> keys.getOrDefault(normal, normal));
        return found.isEmpty() && named.isDockerHub() && keys.containsKey(DOCKER_HUB)
                ? List.of(keys.getOrDefault(DOCKER_HUB, DOCKER_HUB))
                : found;
    }

    /** A key from its host on. */
    static String withoutScheme(String key) {
        for (String scheme : SCHEMES) {
            if (key.startsWith(scheme)) {
                return key.substring(scheme.length());
            }
        }
        return key;
    }

    private static Optional<String> normal(String key) {
        String bare = withoutScheme(key);
        int slash = bare.indexOf('/');
        String host = slash < 0 ? bare : bare.substring(0, slash);
        String path = slash < 0 ? "" : VERSION.matcher(bare.substring(slash)).replaceFirst("");
        return host.isEmpty() || host.contains(" ")
                ? Optional.empty()
                : Optional.of(path.equals("/") ? host : host + path);
    }

    private static boolean matches(AuthKey wanted, AuthKey actual) {
        if (!wanted.port().equals(actual.port()) || !actual.path().startsWith(wanted.path())) {
            return false;
        }
        List<String> globs = wanted.labels();
        List<String> labels = actual.labels();
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
     * A host and a path in it.
     *
     * @param text both as they are written
     * @param authority the host and the port
     * @param host without the port
     * @param port empty, or its digits
     * @param path empty, or with a leading slash
     */
    private record AuthKey(String text, String authority, String host, String port, String path) {
        static AuthKey of(String text) {
            int slash = text.indexOf('/');
            String written = slash < 0 ? text : text.substring(0, slash);
            int colon = written.lastIndexOf(':');
            boolean hasPort = colon > written.lastIndexOf(']');
            String port = hasPort ? written.substring(colon + 1) : "";
            // Splitting off the port takes the brackets of IPv6 away; without one they stay, and read as a glob.
            String host = hasPort ? written.substring(0, colon).replace("[", "").replace("]", "") : written;
            return new AuthKey(text, host + ":" + port, host, port, slash < 0 ? "" : text.substring(slash));
        }

        List<String> labels() {
            return Arrays.asList(host.split("\\.", -1));
        }

        boolean hasGlob() {
            return GoPathMatch.isGlob(host);
        }
    }
}
