// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.http.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The response of a registry or a token service.
 *
 * @param reply the HTTP response
 */
record RegistryResponse(HttpReply reply) {
    static final int TOO_MANY_REQUESTS = 429;

    int status() {
        return reply.status();
    }

    String body() {
        return reply.body();
    }

    boolean complete() {
        return reply.complete();
    }

    Optional<String> header(String name) {
        return reply.header(name);
    }

    List<Challenge> challenges() {
        return Challenge.parse(reply.values("WWW-Authenticate"));
    }

    boolean isRedirect() {
        return status() >= 300 && status() < 400 && header("Location").isPresent();
    }

    /** Whether a retry may succeed. */
    boolean mayPass() {
        return status() == TOO_MANY_REQUESTS || (status() >= 502 && status() <= 504);
    }

    /** The value of {@code Retry-After}, given in seconds or as a date. */
    Optional<Duration> retryAfter(Instant now) {
        return header("Retry-After").flatMap(text -> {
            if (text.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            try {
                Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(Duration.between(now, then));
            } catch (DateTimeParseException ignored) {
                return Optional.empty();
            }
        });
    }

    /** The pulls left on Docker Hub, from a header such as {@code 76;w=21600}. */
    Optional<Integer> remainingPulls() {
        return header("RateLimit-Remaining")
                .filter(text -> text.matches("[0-9]{1,9}(;.*)?"))
                .map(text -> Integer.parseInt(text.split(";", 2)[0]));
    }
}
