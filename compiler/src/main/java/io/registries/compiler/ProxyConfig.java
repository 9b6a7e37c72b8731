// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Which proxy leads to which host. The first rule that knows a host decides; this machine itself needs none. */
public final class ProxyConfig {
    /** No proxies. */
    public static final ProxyConfig NONE = new ProxyConfig(List.of());

    private static final List<String> SCHEMES = List.of("https", "http");
    private static final int DEFAULT_PORT = 80;

    private static final String THIS_MACHINE = "(.*\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?";

    private final List<ProxyRule> rules;

    private ProxyConfig(List<ProxyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * A proxy and the hosts that it is used for.
     *
     * @param scheme of the requests that it forwards: {@code http} or {@code https}
     * @param server the proxy
     * @param exempt whether a host and port are connected to directly
     */
    private record ProxyRule(String scheme, ProxyServer server, BiPredicate<String, Integer> exempt) {}

    /**
     * Reads {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in upper or lower case. A proxy is
     * {@code [http://][user:password@]host[:port]}; {@code NO_PROXY} lists domains, which include their subdomains,
     * addresses, networks such as {@code 10.0.0.0/8}, or {@code *}.
     */
    public static ProxyConfig fromEnvironment(Map<String, String> environment) {
        String exempt = variable(environment, "NO_PROXY").orElse("");
        List<ProxyRule> rules = new ArrayList<>();
        for (String scheme : SCHEMES) {
            String name = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
            variable(environment, name)
                    .map(value -> parse(name, value))
                    .ifPresent(
                            server -> rules.add(new ProxyRule(scheme, server, ProxyExemptions.ofEnvironment(exempt))));
        }
        return new ProxyConfig(rules);
    }

    /**
     * This configuration with a further proxy, in the format of Maven's settings.xml.
     *
     * @param scheme {@code http} or {@code https}; with any other, nothing is sent to the hosts of the proxy
     * @param nonProxyHosts names with {@code *}, separated by {@code |}
     */
    public ProxyConfig and(String scheme, ProxyServer server, String nonProxyHosts) {
        String protocol = scheme.toLowerCase(Locale.ROOT);
        BiPredicate<String, Integer> exempt = ProxyExemptions.ofMaven(nonProxyHosts);
        List<ProxyRule> all = new ArrayList<>(rules);
        if (SCHEMES.contains(protocol)) {
            all.add(new ProxyRule(protocol, server, exempt));
        } else {
            // Without a rule, the hosts that are meant for the proxy would be connected to directly.
            ProxyServer unusable = ProxyServer.unusable(
                    "a proxy has the protocol `" + scheme + "`, but only `http` and `https` are supported");
            SCHEMES.forEach(each -> all.add(new ProxyRule(each, unusable, exempt)));
        }
        return new ProxyConfig(all);
    }

    /** These, and where they know none, those. */
    public ProxyConfig or(ProxyConfig others) {
        List<ProxyRule> all = new ArrayList<>(rules);
        all.addAll(others.rules);
        return new ProxyConfig(all);
    }

    /**
     * The proxy to use for a host; it may have a {@link ProxyServer#problem}.
     *
     * @param scheme of the request
     */
    public Optional<ProxyServer> proxyFor(String scheme, String host, int port) {
        if (isThisMachine(host)) {
            return Optional.empty();
        }
        return rules.stream()
                .filter(rule -> rule.scheme().equals(scheme))
                .findFirst()
                .filter(rule -> !rule.exempt().test(host, port))
                .map(ProxyRule::server);
    }

    private static boolean isThisMachine(String host) {
        return host.matches(THIS_MACHINE);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    // The value may contain a password, so messages name the variable.
    private static ProxyServer parse(String name, String value) {
        ProxyServer invalid = ProxyServer.unusable("`" + name + "` is not a URL with a host");
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() == null) {
                return invalid;
            }
            if (!uri.getScheme().equalsIgnoreCase("http")) {
                return ProxyServer.unusable(
                        "`" + name + "` is a `" + uri.getScheme() + "` proxy, but only `http` proxies are supported");
            }
            return new ProxyServer(
                    uri.getHost(),
                    uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT,
                    Optional.ofNullable(uri.getRawUserInfo()).map(ProxyConfig::login));
        } catch (IllegalArgumentException ignored) {
            return invalid;
        }
    }

    private static ProxyServer.ProxyLogin login(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        return new ProxyServer.ProxyLogin(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
