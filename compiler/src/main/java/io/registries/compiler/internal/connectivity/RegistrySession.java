// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.http.Origin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends authenticated requests to a registry with one login. */
final class RegistrySession {
    private static final int MAX_REDIRECTS = 3;

    private final CredentialTarget target;
    private final ProbeContext context;
    private final Origin origin;
    private final RetryingTransport transport;
    private final TokenService tokenService;
    private final Optional<Credential> credential;
    private final Optional<Challenge> challenge;
    private final EndpointDiagnostics errors;
    private final Map<String, String> tokens = new HashMap<>();

    private RegistrySession(
            CredentialTarget target,
            ProbeContext context,
            Origin origin,
            RetryingTransport transport,
            Optional<Credential> credential,
            Optional<Challenge> challenge) {
        this.target = target;
        this.context = context;
        this.origin = origin;
        this.transport = transport;
        this.tokenService = new TokenService(target, context, origin, transport);
        this.credential = credential;
        this.challenge = challenge;
        this.errors = new EndpointDiagnostics(target, context.options(), ServerName.registry(target));
    }

    /**
     * Opens a session.
     *
     * @param credential the login; empty: anonymous
     * @param challenges the challenges of the registry; empty: no authentication required
     */
    static StageResult<RegistrySession> open(
            CredentialTarget target,
            ProbeContext context,
            Origin origin,
            RetryingTransport transport,
            Optional<Credential> credential,
            List<Challenge> challenges) {
        Optional<Challenge> supported = challenges.stream()
                .filter(Challenge::isBearer)
                .findFirst()
                .or(() -> challenges.stream().filter(Challenge::isBasic).findFirst());
        if (supported.isEmpty() && !challenges.isEmpty()) {
            return StageResult.failed(new LoginDiagnostics(target, context.options())
                    .unsupportedChallenge(
                            "sends an unsupported `" + challenges.get(0).scheme() + "` challenge"));
        }
        return StageResult.passed(new RegistrySession(target, context, origin, transport, credential, supported));
    }

    /**
     * Sends an authenticated request; follows redirects within the origin.
     *
     * @param scope the token scope, as {@code repository:<name>:<actions>}; empty: authentication only
     */
    StageResult<RegistryResponse> send(String method, String path, String scope) throws InterruptedException {
        return authorization(scope).then(authorization -> send(method, origin.resolve(path), authorization, 0));
    }

    private StageResult<RegistryResponse> send(String method, URI uri, Optional<String> authorization, int redirects)
            throws InterruptedException {
        Exchange exchange = transport.send(method, uri, authorization);
        if (exchange instanceof Exchange.Unanswered unanswered) {
            return StageResult.failed(new ConnectionFailures(target, context, transport, ServerName.registry(target))
                    .explain(origin, unanswered.problem()));
        }
        RegistryResponse response = ((Exchange.Answered) exchange).response();
        if (!response.isRedirect()) {
            return StageResult.passed(response);
        }
        if (redirects == MAX_REDIRECTS) {
            return StageResult.failed(errors.serverError("redirects too many times"));
        }
        return followRedirect(uri, response).then(next -> send(method, next, authorization, redirects + 1));
    }

    /** The target of a redirect, which must have the origin of this registry. */
    StageResult<URI> followRedirect(URI uri, RegistryResponse response) {
        try {
            URI next = uri.resolve(response.header("Location").orElseThrow());
            if (next.getHost() != null && Origin.of(next).equals(origin)) {
                return StageResult.passed(next);
            }
            return StageResult.failed(
                    new ProbeDiagnostics(target, context.options()).crossOriginRedirect(Origin.of(next)));
        } catch (IllegalArgumentException ignored) {
            return StageResult.failed(errors.serverError("redirects to an invalid URL"));
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

    private StageResult<Optional<String>> authorization(String scope) throws InterruptedException {
        if (challenge.isEmpty()) {
            return StageResult.passed(Optional.empty());
        }
        if (challenge.get().isBasic()) {
            return basic().isPresent()
                    ? StageResult.passed(basic())
                    : StageResult.failed(new LoginDiagnostics(target, context.options()).rejected());
        }
        return token(challenge.get(), scope).then(token -> StageResult.passed(Optional.of("Bearer " + token)));
    }

    private StageResult<String> token(Challenge bearer, String scope) throws InterruptedException {
        String known = tokens.get(scope);
        if (known != null) {
            return StageResult.passed(known);
        }
        return tokenService.token(bearer, basic(), scope).then(token -> {
            tokens.put(scope, token);
            return StageResult.passed(token);
        });
    }

    private Optional<String> basic() {
        return credential.map(login -> "Basic "
                + Base64.getEncoder()
                        .encodeToString((login.username().reveal() + ":"
                                        + login.password().reveal())
                                .getBytes(StandardCharsets.UTF_8)));
    }
}
