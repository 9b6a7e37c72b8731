// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.http.Origin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requests tokens from the token service that a registry names.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">the protocol</a>
 */
final class TokenService {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final CredentialTarget target;
    private final ProbeContext context;
    private final Origin registry;
    private final RetryingTransport transport;
    private final LoginDiagnostics errors;
    private final ProbeDiagnostics probeErrors;

    TokenService(CredentialTarget target, ProbeContext context, Origin registry, RetryingTransport transport) {
        this.target = target;
        this.context = context;
        this.registry = registry;
        this.transport = transport;
        this.errors = new LoginDiagnostics(target, context.options());
        this.probeErrors = new ProbeDiagnostics(target, context.options());
    }

    /**
     * Requests a token.
     *
     * @param basic the value of the {@code Authorization} header; empty: anonymous
     * @param scope as {@code repository:<name>:<actions>}; empty: authentication only
     */
    StageResult<String> token(Challenge bearer, Optional<String> basic, String scope) throws InterruptedException {
        Optional<URI> realm = realm(bearer);
        if (realm.isEmpty()) {
            return StageResult.failed(errors.unsupportedChallenge("specifies a token service with an invalid URL"));
        }
        Origin service = Origin.of(realm.get());
        Optional<String> rejectionReason =
                context.tokenServices().rejectionReason(service, registry, target.isInsecure());
        if (rejectionReason.isPresent()) {
            return StageResult.failed(errors.unsafeTokenService(service, rejectionReason.get()));
        }
        Exchange exchange = transport.send("GET", service.resolve(pathOf(realm.get(), bearer, scope)), basic);
        if (exchange instanceof Exchange.Answered answered) {
            return token(service, answered.response());
        }
        return StageResult.failed(new ConnectionFailures(target, context, transport, name(service))
                .explain(service, ((Exchange.Unanswered) exchange).problem()));
    }

    private ServerName name(Origin service) {
        return service.equals(registry) ? ServerName.registry(target) : ServerName.tokenService(target, service);
    }

    private StageResult<String> token(Origin service, RegistryResponse response) {
        if (response.isDenied()) {
            return StageResult.failed(errors.rejected());
        }
        if (response.isRateLimited()) {
            return StageResult.failed(probeErrors.rateLimited());
        }
        if (!response.isOk()) {
            return StageResult.failed(
                    new EndpointDiagnostics(target, context.options(), ServerName.tokenService(target, service))
                            .serverError(response.returnsStatus()));
        }
        return tokenIn(response)
                .map(StageResult::passed)
                .orElseGet(() ->
                        StageResult.failed(errors.unsupportedChallenge("has a token service that returns no token")));
    }

    private static Optional<URI> realm(Challenge bearer) {
        try {
            return bearer.parameter("realm")
                    .map(URI::create)
                    .filter(realm -> realm.isAbsolute() && realm.getHost() != null && realm.getRawUserInfo() == null);
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
