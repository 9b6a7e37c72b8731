// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the handler of a request: the first route that matches, in the order of their registration. */
final class Router {
    private final List<Route> routes = new ArrayList<>();

    /**
     * A handler and its path.
     *
     * @param method the method
     * @param segments the segments of the path, of which those in braces are variables
     * @param handler the handler
     */
    private record Route(String method, List<String> segments, Function<Call, Answer> handler) {

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    variables.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(Collections.unmodifiableMap(variables));
        }
    }

    Router on(String method, String path, Function<Call, Answer> handler) {
        routes.add(new Route(method, segments(path), handler));
        return this;
    }

    Answer answer(String method, String path, User user, Map<String, String> query, String body) {
        List<String> segments = segments(path);
        boolean otherMethod = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(segments);
            if (variables.isPresent()) {
                if (route.method().equals(method)) {
                    return route.handler().apply(new Call(user, variables.get(), query, body));
                }
                otherMethod = true;
            }
        }
        return otherMethod ? Answer.empty(405) : Answer.plain(404, "404 page not found\n");
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
