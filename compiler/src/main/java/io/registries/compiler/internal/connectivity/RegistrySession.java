// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.format.JsonSupport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests of one credential to one registry, which answer its challenge. */
final class RegistrySession {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final int MAX_REDIRECTS = 3;

    private final Origin origin;
    private final ConnectivityDiagnostics verdicts;
    private final RetryingTransport wire;
    private final TokenServicePolicy realms;
    private final boolean byProxy;
    private final Optional<Credential> credential;
    private final Optional<Challenge> challenge;
    private final Map<String, String> tokens = new HashMap<>();

    /**
     * @param credential what is logged in with; absent: nothing
     * @param challenges what the registry asked for; empty: nothing
     */
    RegistrySession(
            Origin origin,
            ConnectivityDiagnostics verdicts,
            RetryingTransport wire,
            ProbeContext surroundings,
            Optional<Credential> credential,
            List<Challenge> challenges)
            throws StageFailure {
        this.origin = origin;
        this.verdicts = verdicts;
        this.wire = wire;
        this.realms = surroundings.realms();
        this.byProxy = surroundings.clients().proxies().proxyFor(origin).isPresent();
        this.credential = credential;
        this.challenge = challenges.stream()
                .filter(Challenge::isBearer)
                .findFirst()
                .or(() -> challenges.stream().filter(Challenge::isBasic).findFirst());
        if (challenge.isEmpty() && !challenges.isEmpty()) {
            throw verdicts.unusableChallenge(
                    "asks for `" + challenges.get(0).scheme() + "`, which Docker cannot answer");
        }
    }

    /**
     * Sends a request as the credential's owner.
     *
     * @param scope what the request needs, as {@code repository:<name>:<actions>}; empty: just to be known
     */
    RegistryResponse send(String method, String path, String scope)
            throws StageFailure, IOException, InterruptedException {
        URI uri = origin.resolve(path);
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            RegistryResponse answer = wire.send(method, uri, authorization(scope));
            if (!answer.isRedirect()) {
                return answer;
            }
            uri = next(uri, answer);
        }
        throw verdicts.failing("sends round in circles");
    }

    /** Where an answer leads, if that is still this registry. */
    URI next(URI uri, RegistryResponse answer) throws StageFailure {
        try {
            URI next = uri.resolve(answer.header("Location").orElseThrow());
            if (next.getHost() != null && Origin.of(next).equals(origin)) {
                return next;
            }
            throw verdicts.elsewhere(Origin.of(next));
        } catch (IllegalArgumentException ignored) {
            throw verdicts.failing("sends on to an address that is none");
        }
    }

    /** The URI of a location that an answer named, if it is still this registry's. */
    Optional<URI> within(String location) {
        try {
            return Optional.of(origin.resolve("/").resolve(location))
                    .filter(uri -> uri.getHost() != null && Origin.of(uri).equals(origin));
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }

    private Optional<String> authorization(String scope) throws StageFailure, IOException, InterruptedException {
        if (challenge.isEmpty()) {
            return Optional.empty();
        }
        if (challenge.get().isBasic()) {
            return Optional.of(basic().orElseThrow(verdicts::rejected));
        }
        String token = tokens.get(scope);
        if (token == null) {
            token = token(challenge.get(), scope);
            tokens.put(scope, token);
        }
        return Optional.of("Bearer " + token);
    }

    private Optional<String> basic() {
        return credential.map(login -> "Basic "
                + Base64.getEncoder()
                        .encodeToString((login.username().reveal() + ":"
                                        + login.password().reveal())
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private String token(Challenge bearer, String scope) throws StageFailure, IOException, InterruptedException {
        URI realm = realm(bearer);
        Origin service = Origin.of(realm);
        Optional<String> objection = realms.objection(service, origin, verdicts.isInsecure(), byProxy);
        if (objection.isPresent()) {
            throw verdicts.unsafeRealm(service, objection.get());
        }
        StringBuilder query = new StringBuilder();
        bearer.parameter("service").ifPresent(name -> append(query, "service", name));
        if (!scope.isEmpty()) {
            append(query, "scope", scope);
        }
        String given = realm.getRawQuery() == null ? "" : realm.getRawQuery() + (query.isEmpty() ? "" : "&");
        String path = realm.getRawPath().isEmpty() ? "/" : realm.getRawPath();
        String asked = given + query;
        RegistryResponse answer =
                wire.send("GET", service.resolve(path + (asked.isEmpty() ? "" : "?" + asked)), basic());
        if (answer.status() == 401 || answer.status() == 403) {
            throw verdicts.rejected();
        }
        if (answer.status() == RegistryResponse.TOO_MANY_REQUESTS) {
            throw verdicts.rateLimited();
        }
        if (answer.status() != 200) {
            throw verdicts.failing("has a token service that answers with status " + answer.status());
        }
        return tokenIn(answer).orElseThrow(() -> verdicts.unusableChallenge("has a token service that gives no token"));
    }

    private URI realm(Challenge bearer) throws StageFailure {
        try {
            URI realm = URI.create(bearer.parameter("realm").orElseThrow());
            if (realm.isAbsolute() && realm.getHost() != null && realm.getRawUserInfo() == null) {
                return realm;
            }
        } catch (IllegalArgumentException ignored) {
            // told below
        }
        throw verdicts.unusableChallenge("names a token service that has no valid URL");
    }

    private static Optional<String> tokenIn(RegistryResponse answer) {
        if (!answer.complete()) {
            return Optional.empty();
        }
        return JsonSupport.read(answer.body())
                .map(json ->
                        json.path("token").asString(json.path("access_token").asString("")))
                .filter(token -> TOKEN.matcher(token).matches());
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
