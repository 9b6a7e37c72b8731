// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.TimeoutPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests within a deadline, and again where a failure may pass. */
final class RetryingTransport {
    /** Bytes of a body that are read. The largest token answers have some 10,000. */
    static final int MOST = 256 * 1024;

    private static final int MAX_RETRIES = 2;
    private static final int PROXY_WANTS_LOGIN = 407;
    private static final String USER_AGENT = "registries";

    private final RecordingHttpClient client;
    private final ConfiguredProxySelector proxies;
    private final Deadline deadline;
    private final TimeoutPolicy patience;

    RetryingTransport(
            RecordingHttpClient client, ConfiguredProxySelector proxies, Deadline deadline, TimeoutPolicy patience) {
        this.client = client;
        this.proxies = proxies;
        this.deadline = deadline;
        this.patience = patience;
    }

    Optional<PeerCertificates> handshake(Origin origin) {
        return client.servers().handshake(origin);
    }

    /**
     * Sends a request without a body.
     *
     * @param authorization the value of that header, for this very origin
     * @throws IOException if no answer came, however often it was tried
     */
    RegistryResponse send(String method, URI uri, Optional<String> authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", USER_AGENT)
                .header("Accept", "*/*");
        authorization.ifPresent(value -> request.header("Authorization", value));
        proxies.proxyFor(Origin.of(uri))
                .flatMap(ProxyServer::login)
                .ifPresent(login -> request.header("Proxy-Authorization", login.basic()));
        try {
            return Failsafe.with(retries(method)).get(() -> once(request));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e.getCause() instanceof IOException problem ? problem : new IOException(e);
        }
    }

    private RetryPolicy<RegistryResponse> retries(String method) {
        return RetryPolicy.<RegistryResponse>builder()
                // What was begun once is not begun again: its answer may be all that was lost.
                .handleIf(problem ->
                        !method.equals("POST") && problem instanceof IOException io && NetworkErrors.mayPass(io))
                .handleResultIf(RegistryResponse::mayPass)
                .abortIf((answer, problem) -> answer != null && pause(answer, 1).compareTo(deadline.left()) >= 0)
                .withMaxRetries(MAX_RETRIES)
                .withDelayFn(context -> pause(context.getLastResult(), context.getAttemptCount()))
                .build();
    }

    private Duration pause(@org.jspecify.annotations.Nullable RegistryResponse answer, int attempt) {
        Duration backOff = patience.firstRetry().multipliedBy(1L << (attempt - 1));
        return Optional.ofNullable(answer)
                .flatMap(given -> given.retryAfter(deadline.clock().instant()))
                .filter(asked -> asked.compareTo(backOff) > 0)
                .orElse(backOff);
    }

    private RegistryResponse once(HttpRequest.Builder request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<LimitedBodySubscriber.LimitedBody>> answer =
                client.http().sendAsync(request.build(), headers -> new LimitedBodySubscriber(MOST));
        try {
            HttpResponse<LimitedBodySubscriber.LimitedBody> response =
                    answer.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == PROXY_WANTS_LOGIN) {
                throw new IOException("the proxy wants another login");
            }
            return new RegistryResponse(
                    response.statusCode(),
                    response.headers(),
                    response.body().text(),
                    response.body().complete());
        } catch (TimeoutException ignored) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
        }
    }
}
