// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.http.Origin;
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

/** Sends authenticated requests to a registry with one login. */
final class RegistrySession {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final int MAX_REDIRECTS = 3;

    private final Origin origin;
    private final ConnectivityDiagnostics errors;
    private final RetryingTransport transport;
    private final TokenServicePolicy tokenServices;
    private final Optional<Credential> credential;
    private final Optional<Challenge> challenge;
    private final Map<String, String> tokens = new HashMap<>();

    /**
     * @param credential the login; empty: anonymous
     * @param challenges the challenges of the registry; empty: no authentication required
     */
    RegistrySession(
            Origin origin,
            ConnectivityDiagnostics errors,
            RetryingTransport transport,
            ProbeContext context,
            Optional<Credential> credential,
            List<Challenge> challenges)
            throws StageFailedException {
        this.origin = origin;
        this.errors = errors;
        this.transport = transport;
        this.tokenServices = context.tokenServices();
        this.credential = credential;
        this.challenge = challenges.stream()
                .filter(Challenge::isBearer)
                .findFirst()
                .or(() -> challenges.stream().filter(Challenge::isBasic).findFirst());
        if (challenge.isEmpty() && !challenges.isEmpty()) {
            throw errors.unsupportedChallenge(
                    "sends an unsupported `" + challenges.get(0).scheme() + "` challenge");
        }
    }

    /**
     * Sends an authenticated request; follows redirects within the origin.
     *
     * @param scope the token scope, as {@code repository:<name>:<actions>}; empty: authentication only
     */
    RegistryResponse send(String method, String path, String scope)
            throws StageFailedException, IOException, InterruptedException {
        URI uri = origin.resolve(path);
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            RegistryResponse response = transport.send(method, uri, authorization(scope));
            if (!response.isRedirect()) {
                return response;
            }
            uri = followRedirect(uri, response);
        }
        throw errors.registryError("redirects too many times");
    }

    /** The target of a redirect, which must have the origin of this registry. */
    URI followRedirect(URI uri, RegistryResponse response) throws StageFailedException {
        try {
            URI next = uri.resolve(response.header("Location").orElseThrow());
            if (next.getHost() != null && Origin.of(next).equals(origin)) {
                return next;
            }
            throw errors.crossOriginRedirect(Origin.of(next));
        } catch (IllegalArgumentException ignored) {
            throw errors.registryError("redirects to an invalid URL");
        }
    }

    /** Resolves a {@code Location} header; empty if its origin is not that of this registry. */
    Optional<URI> resolveSameOrigin(String location) {
        try {
            return Optional.of(origin.resolve("/").resolve(location))
                    .filter(uri -> uri.getHost() != null && Origin.of(uri).equals(origin));
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }

    private Optional<String> authorization(String scope)
            throws StageFailedException, IOException, InterruptedException {
        if (challenge.isEmpty()) {
            return Optional.empty();
        }
        if (challenge.get().isBasic()) {
            return Optional.of(basic().orElseThrow(errors::rejected));
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

    private String token(Challenge bearer, String scope)
            throws StageFailedException, IOException, InterruptedException {
        URI realm = realm(bearer);
        Origin service = Origin.of(realm);
        Optional<String> rejectionReason = tokenServices.rejectionReason(service, origin, errors.isInsecure());
        if (rejectionReason.isPresent()) {
            throw errors.unsafeTokenService(service, rejectionReason.get());
        }
        StringBuilder query = new StringBuilder();
        bearer.parameter("service").ifPresent(name -> append(query, "service", name));
        if (!scope.isEmpty()) {
            append(query, "scope", scope);
        }
        String existingQuery = realm.getRawQuery() == null ? "" : realm.getRawQuery() + (query.isEmpty() ? "" : "&");
        String path = realm.getRawPath().isEmpty() ? "/" : realm.getRawPath();
        String queryString = existingQuery + query;
        RegistryResponse response = transport.send(
                "GET", service.resolve(path + (queryString.isEmpty() ? "" : "?" + queryString)), basic());
        if (response.status() == 401 || response.status() == 403) {
            throw errors.rejected();
        }
        if (response.status() == RegistryResponse.TOO_MANY_REQUESTS) {
            throw errors.rateLimited();
        }
        if (response.status() != 200) {
            throw errors.registryError("has a token service that returns status " + response.status());
        }
        return tokenIn(response)
                .orElseThrow(() -> errors.unsupportedChallenge("has a token service that returns no token"));
    }

    private URI realm(Challenge bearer) throws StageFailedException {
        try {
            URI realm = URI.create(bearer.parameter("realm").orElseThrow());
            if (realm.isAbsolute() && realm.getHost() != null && realm.getRawUserInfo() == null) {
                return realm;
            }
        } catch (IllegalArgumentException ignored) {
            // reported below
        }
        throw errors.unsupportedChallenge("specifies a token service with an invalid URL");
    }

    private static Optional<String> tokenIn(RegistryResponse response) {
        if (!response.complete()) {
            return Optional.empty();
        }
        return JsonSupport.read(response.body())
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
