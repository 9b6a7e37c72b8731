// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The middleware that all requests pass, who the handlers see, and what the server says of itself and of them. */
final class Access {
    private static final String SUPER_ADMIN = "role:super-admin___";

    private final DevtronState state;

    Access(DevtronState state) {
        this.state = state;
    }

    void register(Router router) {
        router.on("GET", "/version", call -> Answer.ok(state.value("version")))
                .on("GET", "/user/check/roles", this::roles);
    }

    /**
     * Lets a request pass if it has a valid token in whichever place. Handlers read the header {@code token} alone, so a
     * request with {@code api-token} passes and is nobody's.
     */
    User authorize(RecordedRequest request) {
        String apiToken = header(request, "api-token");
        String cookie = cookie(request, "argocd.token");
        String own = cookie.isEmpty() ? header(request, "token") : cookie;
        String checked = apiToken.isEmpty() ? own : apiToken;
        if (checked.isEmpty()) {
            throw new RefusedException(Answer.ofMiddleware("UN-AUTHENTICATED"));
        }
        if (find(checked).isEmpty()) {
            throw new RefusedException(Answer.ofMiddleware("Unauthorized"));
        }
        String seen = apiToken.isEmpty() ? own : header(request, "token");
        return new User(
                find(seen).filter(token -> !Json.flag(token, "regenerated")).orElseGet(Json::object));
    }

    private Optional<ObjectNode> find(String token) {
        return state.first("tokens", item -> Json.text(item, "token").equals(token) && !Json.flag(item, "expired"));
    }

    private Answer roles(Call call) {
        call.requireSignedIn();
        ObjectNode result = Json.object();
        ArrayNode roles = result.putArray("roles");
        if (call.user().isSuperAdmin()) {
            roles.add(SUPER_ADMIN);
        }
        call.user().token().path("roles").forEach(roles::add);
        result.put("superAdmin", call.user().isSuperAdmin());
        return Answer.ok(result);
    }

    private static String header(RecordedRequest request, String name) {
        return request.headers().getOrDefault(name, List.of("")).get(0);
    }

    private static String cookie(RecordedRequest request, String name) {
        for (String cookie : header(request, "cookie").split("; *", -1)) {
            if (cookie.startsWith(name + "=")) {
                return cookie.substring(name.length() + 1);
            }
        }
        return "";
    }
}
