// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.internal.http.Origin;
import java.net.URI;
import java.util.Optional;

/**
 * Sends requests to the API of a registry. Follows redirects within its origin, and without authorization those of a
 * public registry to other servers that pass {@link TokenServicePolicy}.
 */
final class RegistryApi {
    private static final int MAX_REDIRECTS = 3;

    private final CredentialTarget target;
    private final ProbeContext context;
    private final Origin origin;
    private final RetryingTransport transport;
    private final EndpointDiagnostics errors;

    RegistryApi(CredentialTarget target, ProbeContext context, Origin origin, RetryingTransport transport) {
        this.target = target;
        this.context = context;
        this.origin = origin;
        this.transport = transport;
        this.errors = new EndpointDiagnostics(target, context.options(), ServerName.registry(target));
    }

    Origin origin() {
        return origin;
    }

    /**
     * Sends a request and follows redirects.
     *
     * @param authorization the value of the {@code Authorization} header for the origin of the registry
     */
    StageResult<RegistryResponse> send(String method, String path, Optional<String> authorization)
            throws InterruptedException {
        return send(method, origin.resolve(path), authorization, 0);
    }

    /** The response to a request without authorization at the end of the redirects that its first response begins. */
    StageResult<RegistryResponse> follow(String method, String path, RegistryResponse first)
            throws InterruptedException {
        return follow(method, origin.resolve(path), Optional.empty(), first, 0);
    }

    private StageResult<RegistryResponse> send(String method, URI uri, Optional<String> authorization, int redirects)
            throws InterruptedException {
        Origin server = Origin.of(uri);
        Exchange exchange = transport.send(method, uri, server.equals(origin) ? authorization : Optional.empty());
        if (exchange instanceof Exchange.Unanswered unanswered) {
            ServerName name =
                    server.equals(origin) ? ServerName.registry(target) : ServerName.redirectTarget(target, server);
            return StageResult.failed(
                    new ConnectionFailures(target, context, transport, name).explain(server, unanswered.problem()));
        }
        return follow(method, uri, authorization, ((Exchange.Answered) exchange).response(), redirects);
    }

    private StageResult<RegistryResponse> follow(
            String method, URI uri, Optional<String> authorization, RegistryResponse response, int redirects)
            throws InterruptedException {
        if (!response.isRedirect()) {
            return StageResult.passed(response);
        }
        if (redirects == MAX_REDIRECTS) {
            return StageResult.failed(errors.serverError("redirects too many times"));
        }
        return next(uri, response.location()).then(next -> send(method, next, authorization, redirects + 1));
    }

    private StageResult<URI> next(URI uri, Optional<URI> location) {
        Optional<URI> next = location.map(uri::resolve).filter(Origin::isIn);
        if (next.isEmpty()) {
            return StageResult.failed(errors.serverError("redirects to an invalid URL"));
        }
        Origin server = Origin.of(next.get());
        return server.equals(origin) || (target.isAnonymous() && isTrusted(server))
                ? StageResult.passed(next.get())
                : StageResult.failed(errors.crossOriginRedirect(server));
    }

    // A public registry has no credentials to lose, but it could make this machine call the internal network.
    private boolean isTrusted(Origin server) {
        return context.tokenServices().judge(server, origin, target.isInsecure()) == TokenServicePolicy.TRUSTED;
    }
}
