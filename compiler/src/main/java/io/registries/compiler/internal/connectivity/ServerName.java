// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.http.Origin;

/**
 * A server as named in messages.
 *
 * @param name with its kind, such as {@code registry `hub`}
 * @param kind what it is
 * @param declared whether its URL is declared; otherwise the registry names it
 */
record ServerName(String name, String kind, boolean declared) {

    static ServerName registry(CredentialTarget target) {
        return new ServerName(target.name(), "registry", true);
    }

    static ServerName tokenService(CredentialTarget target, Origin origin) {
        return new ServerName("the token service `" + origin + "` of " + target.name(), "token service", false);
    }

    /** A server that a registry redirects to. */
    static ServerName redirectTarget(CredentialTarget target, Origin origin) {
        return new ServerName("the server `" + origin + "` that " + target.name() + " redirects to", "server", false);
    }

    /** As the start of a help. */
    String askOperator() {
        return "ask the operator of the " + kind;
    }

    /** As the end of a help for a server that cannot be reached. */
    String orWrongUrl() {
        return declared ? "" : ", or ask the operator of the registry, which names this URL";
    }
}
