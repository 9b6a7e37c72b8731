// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.http.HttpReply;
import java.net.URI;
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
    private static final int SUCCESS = 2;
    private static final int REDIRECTION = 3;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_IMPLEMENTED = 501;
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
        return isOfClass(SUCCESS);
    }

    boolean isUnauthorized() {
        return reply.status() == UNAUTHORIZED;
    }

    /** Whether the credentials of the request are missing, invalid or without permission. */
    boolean isDenied() {
        return isUnauthorized() || reply.status() == FORBIDDEN;
    }

    /** Whether the registry serves no one from here, for example because of its firewall, or no one who does not pay. */
    boolean isRefused() {
        return reply.status() == FORBIDDEN || reply.status() == PAYMENT_REQUIRED;
    }

    /** Whether the server, as nginx does, asks for a client certificate after the TLS handshake. */
    boolean requiresClientCertificate() {
        return reply.status() == BAD_REQUEST && body().contains("No required SSL certificate was sent");
    }

    /** Whether the registry does not implement the request. */
    boolean isUnsupported() {
        return reply.status() == BAD_REQUEST || isMethodNotAllowed() || reply.status() == NOT_IMPLEMENTED;
    }

    boolean isMethodNotAllowed() {
        return reply.status() == METHOD_NOT_ALLOWED;
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

    boolean isTooLarge() {
        return reply.end() == HttpReply.BodyEnd.TOO_LARGE;
    }

    Duration duration() {
        return reply.duration();
    }

    /** Whether the body is a web page. */
    boolean isHtml() {
        return header("Content-Type").orElse("").contains("html")
                || body().stripLeading().startsWith("<");
    }

    /** Whether it has an error code of the OCI Distribution API, such as {@code NAME_UNKNOWN}. */
    boolean hasError(String code) {
        return JsonSupport.read(body()).stream()
                .flatMap(json -> json.path("errors").valueStream())
                .anyMatch(error -> error.path("code").asString("").equals(code));
    }

    /** Whether it is the response of a registry, not of another server on its port. */
    boolean isOfRegistry() {
        return header("Docker-Distribution-Api-Version").isPresent()
                || JsonSupport.read(body())
                        .filter(json -> json.path("errors").isArray())
                        .isPresent();
    }

    Optional<String> header(String name) {
        return reply.header(name);
    }

    List<Challenge> challenges() {
        return Challenge.parse(reply.values("WWW-Authenticate"));
    }

    boolean isRedirect() {
        return isOfClass(REDIRECTION) && header("Location").isPresent();
    }

    /** The {@code Location} header; empty if there is none, or it is not a valid URL. */
    Optional<URI> location() {
        return header("Location").flatMap(text -> {
            try {
                return Optional.of(URI.create(text));
            } catch (IllegalArgumentException ignored) {
                return Optional.empty();
            }
        });
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
