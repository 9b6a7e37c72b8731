// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import tools.jackson.databind.node.ObjectNode;

/**
 * Who sends a request. The description of a token in the state has {@code superAdmin}, {@code view} and {@code admin}
 * (names of applications), {@code environments} and {@code clusters} (names of what it may read and update).
 *
 * @param token the description of the token; empty for nobody
 */
record User(ObjectNode token) {

    boolean isSignedIn() {
        return !token.isEmpty();
    }

    boolean isSuperAdmin() {
        return Json.flag(token, "superAdmin");
    }

    boolean mayRead(String application) {
        return mayAdminister(application) || Json.contains(token.path("view"), application);
    }

    boolean mayAdminister(String application) {
        return isSuperAdmin() || Json.contains(token.path("admin"), application);
    }

    boolean mayUse(String kind, String name) {
        return isSuperAdmin() || Json.contains(token.path(kind), name);
    }
}
