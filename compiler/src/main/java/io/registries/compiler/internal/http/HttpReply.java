// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The response of a server.
 *
 * @param status the HTTP status
 * @param headers the values of each header field, by name in any case
 * @param body the received body as UTF-8 text, up to the limit of the transport
 * @param end where the received body ends
 * @param duration from the request on an open connection until the header fields of the response
 */
public record HttpReply(int status, Map<String, List<String>> headers, String body, BodyEnd end, Duration duration) {

    /** Where a received body ends. */
    public enum BodyEnd {
        COMPLETE,
        /** It is longer than the limit of the transport. */
        TOO_LARGE,
        /** The connection was closed before the announced length. */
        CUT_OFF
    }

    public HttpReply {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = copy;
    }

    /** Whether the body was received to its end. */
    public boolean complete() {
        return end == BodyEnd.COMPLETE;
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return values(name).stream().findFirst();
    }

    /** All values of a header field. */
    public List<String> values(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Without header fields and body, which may contain a token. */
    @Override
    public String toString() {
        return "status " + status;
    }
}
