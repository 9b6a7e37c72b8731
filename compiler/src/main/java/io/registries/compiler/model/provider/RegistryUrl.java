// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;
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
    private static final Pattern SHAPE =
            Pattern.compile("(?<host>[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+])"
                    + "(:(?<port>[0-9]{1,5}))?(?<path>(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*)");

    /** The length that Devtron stores. */
    private static final int MAX_CHARACTERS = 250;

    private static final int MAX_PORT = 65_535;

    public RegistryUrl {
        String text = text(host, port, path);
        if (text.length() > MAX_CHARACTERS || !SHAPE.matcher(text).matches() || !isPort(port)) {
            throw new IllegalArgumentException("not a registry URL");
        }
    }

    /** Parses a URL; empty if the text is not a registry URL. */
    public static Optional<RegistryUrl> parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = Optional.ofNullable(matcher.group("port")).orElse("");
        return isPort(port)
                ? Optional.of(new RegistryUrl(matcher.group("host"), port, matcher.group("path")))
                : Optional.empty();
    }

    private static boolean isPort(String port) {
        return port.isEmpty() || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= MAX_PORT);
    }

    private static String text(String host, String port, String path) {
        return port.isEmpty() ? host + path : host + ":" + port + path;
    }

    /** The host, with the port if present. */
    public String authority() {
        return text(host, port, "");
    }

    /** Whether Docker takes the first part of an image name with this URL for a host. */
    boolean isRecognizedAsHost() {
        return host.contains(".") || host.startsWith("[") || host.equals("localhost") || !port.isEmpty();
    }

    /** The URL as declared. */
    @Override
    public String toString() {
        return text(host, port, path);
    }
}
