// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry URL in Docker's format: a host, an optional port and an optional path, without a scheme.
 *
 * @param host a lower-case name, an IPv4 address, or an IPv6 address in brackets
 * @param port empty, or the decimal port
 * @param path empty, or with a leading and no trailing slash
 */
public record RegistryUrl(String host, String port, String path) {
    private static final Set<String> DOCKER_HUB =
            Set.of("docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");
    private static final Pattern SHAPE =
            Pattern.compile("(?<host>[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+])"
                    + "(:(?<port>[0-9]{1,5}))?(?<path>(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*)");
    private static final int MAX_PORT = 65_535;

    public RegistryUrl {
        if (!SHAPE.matcher(host + (port.isEmpty() ? "" : ":" + port) + path).matches()) {
            throw new IllegalArgumentException("not a registry URL");
        }
    }

    /**
     * Parses a URL.
     *
     * @throws InvalidRegistryUrlException with the reason and the help for messages
     */
    public static RegistryUrl parse(String text) throws InvalidRegistryUrlException {
        if (text.contains("://")) {
            throw new InvalidRegistryUrlException("has a scheme", "write `" + text.replaceFirst("^.*?://", "") + "`");
        }
        if (text.contains("@")) {
            throw new InvalidRegistryUrlException("contains a user name", "set `username` instead");
        }
        if (text.endsWith("/")) {
            throw new InvalidRegistryUrlException("ends with a slash", "write `" + text.replaceFirst("/+$", "") + "`");
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            String lower = text.toLowerCase(java.util.Locale.ROOT);
            throw SHAPE.matcher(lower).matches()
                    ? new InvalidRegistryUrlException("contains upper-case letters", "write `" + lower + "`")
                    : new InvalidRegistryUrlException(
                            "is not a valid registry URL", "write `host`, `host:port` or `host:port/path`");
        }
        String port = matcher.group("port") == null ? "" : matcher.group("port");
        if (!port.isEmpty() && (Integer.parseInt(port) > MAX_PORT || Integer.parseInt(port) == 0)) {
            throw new InvalidRegistryUrlException("has an invalid port", "use a port from 1 to " + MAX_PORT);
        }
        return new RegistryUrl(matcher.group("host"), port, matcher.group("path"));
    }

    /** The host, with the port if present. */
    public String authority() {
        return port.isEmpty() ? host : host + ":" + port;
    }

    /** Whether the host is one of Docker Hub's names. */
    boolean isDockerHub() {
        return DOCKER_HUB.contains(host) && port.isEmpty();
    }

    /** The URL as declared. */
    @Override
    public String toString() {
        return authority() + path;
    }

    /** A text is not a registry URL; the message says why. */
    public static final class InvalidRegistryUrlException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String help;

        InvalidRegistryUrlException(String reason, String help) {
            super(reason, null, false, false);
            this.help = help;
        }

        /** How to fix the URL. */
        public String help() {
            return help;
        }
    }
}
