// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.http.Origin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Requests tokens from the token service that a registry names.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">the protocol</a>
 */
final class TokenService {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final int MAX_REDIRECTS = 3;

    private final CredentialTarget target;
    private final ProbeContext context;
    private final Origin registry;
    private final RetryingTransport transport;
    private final LoginDiagnostics errors;

    TokenService(CredentialTarget target, ProbeContext context, Origin registry, RetryingTransport transport) {
        this.target = target;
        this.context = context;
        this.registry = registry;
        this.transport = transport;
        this.errors = new LoginDiagnostics(target, context.options());
    }

    /**
     * The response of the token service.
     *
     * @param response the response
     * @param token empty: denied
     */
    record IssuedToken(RegistryResponse response, Optional<String> token) {}

    /**
     * Requests a token.
     *
     * @param basic the value of the {@code Authorization} header; empty: anonymous
     * @param scope as {@code repository:<name>:<actions>}; empty: authentication only
     */
    StageResult<IssuedToken> token(Challenge bearer, Optional<String> basic, String scope) throws InterruptedException {
        Optional<URI> realm = realm(bearer);
        if (realm.isEmpty()) {
            return StageResult.failed(errors.invalidTokenService());
        }
        Origin service = Origin.of(realm.get());
        return rejection(service)
                .<StageResult<String>>map(StageResult::failed)
                .orElse(StageResult.passed(pathOf(realm.get(), bearer, scope)))
                .then(path -> send(service.resolve(path), basic, 0))
                .then(response -> token(service, response));
    }

    private Optional<Diagnostic> rejection(Origin service) {
        TokenServicePolicy.Verdict verdict = context.tokenServices().judge(service, registry, target.isInsecure());
        if (verdict instanceof TokenServicePolicy.Verdict.RejectedService rejected) {
            return Optional.of(errors.unsafeTokenService(service, rejected.reason()));
        }
        return verdict instanceof TokenServicePolicy.Verdict.Unresolvable
                ? Optional.of(endpointErrors(service).unknownHost(service.address()))
                : Optional.empty();
    }

    // Redirects to another server are not followed: it would receive the credentials.
    private StageResult<RegistryResponse> send(URI uri, Optional<String> basic, int redirects)
            throws InterruptedException {
        Origin service = Origin.of(uri);
        Exchange exchange = transport.send("GET", uri, basic);
        if (exchange instanceof Exchange.Unanswered unanswered) {
            return StageResult.failed(new ConnectionFailures(target, context, transport, name(service))
                    .explain(service, unanswered.problem()));
        }
        RegistryResponse response = ((Exchange.Answered) exchange).response();
        if (!response.isRedirect()) {
            return StageResult.passed(response);
        }
        Optional<URI> next = response.location().map(uri::resolve).filter(Origin::isIn);
        if (next.isEmpty() || redirects == MAX_REDIRECTS) {
            return StageResult.failed(endpointErrors(service)
                    .serverError(next.isEmpty() ? "redirects to an invalid URL" : "redirects too many times"));
        }
        return Origin.of(next.get()).equals(service)
                ? send(next.get(), basic, redirects + 1)
                : StageResult.failed(endpointErrors(service).crossOriginRedirect(Origin.of(next.get())));
    }

    private StageResult<IssuedToken> token(Origin service, RegistryResponse response) {
        if (response.isDenied()) {
            return StageResult.passed(new IssuedToken(response, Optional.empty()));
        }
        if (response.isRateLimited()) {
            return StageResult.failed(endpointErrors(service).rateLimited());
        }
        if (!response.isOk()) {
            return StageResult.failed(endpointErrors(service).serverError(response.returnsStatus()));
        }
        Optional<String> token = tokenIn(response);
        return token.isPresent()
                ? StageResult.passed(new IssuedToken(response, token))
                : StageResult.failed(errors.missingToken(name(service)));
    }

    private ServerName name(Origin service) {
        return ServerName.tokenService(target, service);
    }

    private EndpointDiagnostics endpointErrors(Origin service) {
        return new EndpointDiagnostics(target, context.options(), name(service));
    }

    // Docker accepts spaces in the URL.
    private static Optional<URI> realm(Challenge bearer) {
        try {
            return bearer.parameter("realm")
                    .map(realm -> URI.create(realm.replace(" ", "%20")))
                    .filter(Origin::isIn);
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }

    private static String pathOf(URI realm, Challenge bearer, String scope) {
        StringBuilder query = new StringBuilder();
        bearer.parameter("service").ifPresent(name -> append(query, "service", name));
        if (!scope.isEmpty()) {
            append(query, "scope", scope);
        }
        String existing = realm.getRawQuery() == null ? "" : realm.getRawQuery() + (query.isEmpty() ? "" : "&");
        String path = realm.getRawPath().isEmpty() ? "/" : realm.getRawPath();
        String all = existing + query;
        return path + (all.isEmpty() ? "" : "?" + all);
    }

    private static Optional<String> tokenIn(RegistryResponse response) {
        if (!response.complete()) {
            return Optional.empty();
        }
        return JsonSupport.read(response.body())
                .flatMap(TokenService::tokenIn)
                .filter(token -> TOKEN.matcher(token).matches());
    }

    private static Optional<String> tokenIn(JsonNode json) {
        return Stream.of("token", "access_token")
                .map(field -> json.path(field).asString(""))
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
