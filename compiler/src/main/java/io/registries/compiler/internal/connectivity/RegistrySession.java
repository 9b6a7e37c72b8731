// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.http.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends authenticated requests to a registry with one login. */
final class RegistrySession {
    private final RegistryApi api;
    private final TokenService tokenService;
    private final LoginDiagnostics errors;
    private final Optional<Credential> credential;
    private final Map<String, String> tokens = new HashMap<>();
    private Optional<Challenge> challenge = Optional.empty();
    private boolean challengedByRepository;

    /**
     * @param credential the login; empty: anonymous
     */
    RegistrySession(
            CredentialTarget target,
            ProbeContext context,
            RegistryApi api,
            RetryingTransport transport,
            Optional<Credential> credential) {
        this.api = api;
        this.tokenService = new TokenService(target, context, api.origin(), transport);
        this.errors = new LoginDiagnostics(target, context.options());
        this.credential = credential;
    }

    /** Answers the challenges of a response in later requests. */
    StageResult<RegistrySession> accept(List<Challenge> challenges) {
        challenge = challenges.stream()
                .filter(Challenge::isBearer)
                .findFirst()
                .or(() -> challenges.stream().filter(Challenge::isBasic).findFirst());
        return challenge.isPresent() || challenges.isEmpty()
                ? StageResult.passed(this)
                : StageResult.failed(errors.unsupportedChallenge(challenges.get(0)));
    }

    /** Whether requests need a token, which a token service issues for a repository. */
    boolean usesTokens() {
        return challenge.filter(Challenge::isBearer).isPresent();
    }

    /** Whether a repository required a login although {@code /v2/} did not. */
    boolean isChallengedByRepository() {
        return challengedByRepository;
    }

    Origin origin() {
        return api.origin();
    }

    /**
     * Sends an authenticated request. If the token service denies a token for it, the response is that of the token
     * service.
     *
     * @param scope the token scope, as {@code repository:<name>:<actions>}; empty: authentication only
     */
    StageResult<RegistryResponse> send(String method, String path, String scope) throws InterruptedException {
        if (challenge.isEmpty()) {
            return api.send(method, path, Optional.empty()).then(response -> answer(response, method, path, scope));
        }
        if (challenge.get().isBasic()) {
            return basic().isPresent() ? api.send(method, path, basic()) : StageResult.failed(errors.rejected());
        }
        String token = tokens.get(scope);
        return token == null
                ? requestToken(method, path, scope)
                : api.send(method, path, Optional.of("Bearer " + token));
    }

    private StageResult<RegistryResponse> requestToken(String method, String path, String scope)
            throws InterruptedException {
        return tokenService.token(challenge.orElseThrow(), basic(), scope).then(issued -> {
            if (issued.token().isEmpty()) {
                return StageResult.passed(issued.response());
            }
            tokens.put(scope, issued.token().get());
            return send(method, path, scope);
        });
    }

    // A registry without a challenge at its base endpoint can have one for a repository.
    private StageResult<RegistryResponse> answer(RegistryResponse response, String method, String path, String scope)
            throws InterruptedException {
        List<Challenge> challenges = response.challenges();
        if (!response.isUnauthorized() || challenges.isEmpty()) {
            return StageResult.passed(response);
        }
        challengedByRepository = true;
        return accept(challenges).then(session -> session.send(method, path, scope));
    }

    private Optional<String> basic() {
        return credential.map(login -> "Basic "
                + Base64.getEncoder()
                        .encodeToString((login.username().reveal() + ":"
                                        + login.password().reveal())
                                .getBytes(StandardCharsets.UTF_8)));
    }
}
