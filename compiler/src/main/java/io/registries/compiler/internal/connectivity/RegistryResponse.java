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
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    private boolean isOfClass(int hundreds) {
        return reply.status() / 100 == hundreds;
    }

    boolean isOk() {
        return reply.status() == OK;
    }

    /** Whether the server started the requested upload. */
    boolean isAccepted() {
        return reply.status() == ACCEPTED;
    }

    boolean isSuccess() {
        return isOfClass(2);
    }

    boolean isUnauthorized() {
        return reply.status() == UNAUTHORIZED;
    }

    /** Whether the credentials of the request are missing, invalid or without permission. */
    boolean isDenied() {
        return isUnauthorized() || reply.status() == FORBIDDEN;
    }

    boolean isNotFound() {
        return reply.status() == NOT_FOUND;
    }

    boolean isRateLimited() {
        return reply.status() == TOO_MANY_REQUESTS;
    }

    boolean isServerError() {
        return reply.status() >= 500;
    }

    /** The status as a clause for messages. */
    String returnsStatus() {
        return "returns status " + reply.status();
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
        return isOfClass(3) && header("Location").isPresent();
    }

    /** Whether a retry may succeed. */
    boolean mayPass() {
        return isRateLimited() || (reply.status() >= BAD_GATEWAY && reply.status() <= GATEWAY_TIMEOUT);
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
