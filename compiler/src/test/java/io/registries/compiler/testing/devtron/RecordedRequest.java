// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.List;
import java.util.Map;

/**
 * A request that arrived, whatever was answered.
 *
 * @param method the method
 * @param path the path below {@code /orchestrator}, decoded; another path has {@code dashboard:} before it
 * @param query the query, encoded as it arrived; empty if there is none
 * @param headers the headers, with the names in lower case
 * @param body the body
 */
public record RecordedRequest(
        String method, String path, String query, Map<String, List<String>> headers, String body) {

    public boolean isWrite() {
        return !method.equals("GET");
    }

    /** Method, path and query; never the body, which may contain secrets. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
