// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param host its name or address
 * @param port its port
 * @param login the login that the proxy requires, if any
 * @param problem why it cannot be used, as a clause for messages; empty if it can
 */
public record ProxyServer(String host, int port, Optional<ProxyLogin> login, Optional<String> problem) {
    public ProxyServer(String host, int port, Optional<ProxyLogin> login) {
        this(host, port, login, Optional.empty());
    }

    /** A proxy whose settings are invalid. Nothing is sent to the hosts that it is set for, by any way. */
    static ProxyServer unusable(String problem) {
        return new ProxyServer("", 0, Optional.empty(), Optional.of(problem));
    }

    /**
     * The login of a proxy.
     *
     * @param username the username
     * @param password the password
     */
    public record ProxyLogin(String username, String password) {
        /** The value of {@code Proxy-Authorization}. */
        public String basic() {
            String pair = username + ":" + password;
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /** How messages name it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
