// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.http.Origin;

/**
 * A server as named in messages.
 *
 * @param name with its kind, such as {@code registry `hub`}
 * @param kind what it is
 */
record ServerName(String name, String kind) {

    static ServerName registry(CredentialTarget target) {
        return new ServerName(target.name(), "registry");
    }

    static ServerName tokenService(CredentialTarget target, Origin origin) {
        return new ServerName("the token service `" + origin + "` of " + target.name(), "token service");
    }

    /** As the start of a help. */
    String askOperator() {
        return "ask the operator of the " + kind;
    }
}
