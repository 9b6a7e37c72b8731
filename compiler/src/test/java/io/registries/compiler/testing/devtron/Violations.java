// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.List;
import java.util.stream.Stream;

/** What a client must not send to Devtron. */
final class Violations {
    private Violations() {}

    static Stream<String> of(RecordedRequest request) {
        return Stream.of(
                        forbidden(request, "cookie"),
                        forbidden(request, "authorization"),
                        forbidden(request, "api-token"),
                        request.headers().getOrDefault("token", List.of()).size() > 1
                                ? Stream.of("several headers `token`")
                                : Stream.<String>empty())
                .flatMap(found -> found);
    }

    private static Stream<String> forbidden(RecordedRequest request, String header) {
        return request.headers().containsKey(header) ? Stream.of("header `" + header + "`") : Stream.empty();
    }
}
