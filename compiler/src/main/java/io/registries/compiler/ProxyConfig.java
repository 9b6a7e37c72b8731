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
import java.util.regex.Pattern;

/** Which proxy leads to which host. The first rule that knows a host decides; this machine itself needs none. */
public final class ProxyConfig {
    /** No proxies. */
    public static final ProxyConfig NONE = new ProxyConfig(List.of());

    private static final Pattern THIS_MACHINE = Pattern.compile("(.*\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

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
        for (String scheme : List.of("https", "http")) {
            variable(environment, scheme.toUpperCase(Locale.ROOT) + "_PROXY")
                    .flatMap(ProxyConfig::parse)
                    .ifPresent(
                            server -> rules.add(new ProxyRule(scheme, server, ProxyExemptions.ofEnvironment(exempt))));
        }
        return new ProxyConfig(rules);
    }

    /**
     * This configuration with a further proxy, in the format of Maven's settings.xml.
     *
     * @param scheme {@code http} or {@code https}
     * @param nonProxyHosts names with {@code *}, separated by {@code |}
     */
    public ProxyConfig and(String scheme, ProxyServer server, String nonProxyHosts) {
        List<ProxyRule> all = new ArrayList<>(rules);
        all.add(new ProxyRule(scheme.toLowerCase(Locale.ROOT), server, ProxyExemptions.ofMaven(nonProxyHosts)));
        return new ProxyConfig(all);
    }

    /** These, and where they know none, those. */
    public ProxyConfig or(ProxyConfig others) {
        List<ProxyRule> all = new ArrayList<>(rules);
        all.addAll(others.rules);
        return new ProxyConfig(all);
    }

    /**
     * The proxy to use for a host.
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

    /** Whether any of them requires a login. */
    public boolean hasLogin() {
        return rules.stream().anyMatch(rule -> rule.server().login().isPresent());
    }

    private static boolean isThisMachine(String host) {
        return THIS_MACHINE.matcher(host).matches();
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static Optional<ProxyServer> parse(String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return Optional.of(new ProxyServer(
                    uri.getHost(),
                    port,
                    Optional.ofNullable(uri.getRawUserInfo()).map(ProxyConfig::login)));
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
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
