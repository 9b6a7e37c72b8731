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
import org.jspecify.annotations.Nullable;

/** Sends requests within a deadline and retries transient failures. */
final class RetryingTransport {
    /** The maximum number of bytes read from a body; the largest token responses have about 10,000. */
    static final int MAX_BODY_BYTES = 256 * 1024;

    private static final int MAX_RETRIES = 2;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final String USER_AGENT = "registries";

    private final RecordingHttpClient client;
    private final ConfiguredProxySelector proxies;
    private final Deadline deadline;
    private final TimeoutPolicy timeouts;

    RetryingTransport(
            RecordingHttpClient client, ConfiguredProxySelector proxies, Deadline deadline, TimeoutPolicy timeouts) {
        this.client = client;
        this.proxies = proxies;
        this.deadline = deadline;
        this.timeouts = timeouts;
    }

    Optional<PeerCertificates> peerCertificates(Origin origin) {
        return client.servers().peerCertificates(origin);
    }

    /**
     * Sends a request without a body.
     *
     * @param authorization the value of the {@code Authorization} header for this origin
     * @throws IOException if all attempts fail
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
                // A POST is not repeated: it may have succeeded although its response was lost.
                .handleIf(problem ->
                        !method.equals("POST") && problem instanceof IOException io && NetworkErrors.mayPass(io))
                .handleResultIf(RegistryResponse::mayPass)
                .abortIf((response, problem) ->
                        response != null && pause(response, 1).compareTo(deadline.remaining()) >= 0)
                .withMaxRetries(MAX_RETRIES)
                .withDelayFn(context -> pause(context.getLastResult(), context.getAttemptCount()))
                .build();
    }

    private Duration pause(@Nullable RegistryResponse response, int attempt) {
        Duration backOff = timeouts.firstRetry().multipliedBy(1L << (attempt - 1));
        return Optional.ofNullable(response)
                .flatMap(given -> given.retryAfter(deadline.clock().instant()))
                .filter(delay -> delay.compareTo(backOff) > 0)
                .orElse(backOff);
    }

    private RegistryResponse once(HttpRequest.Builder request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<LimitedBodySubscriber.LimitedBody>> future =
                client.http().sendAsync(request.build(), headers -> new LimitedBodySubscriber(MAX_BODY_BYTES));
        try {
            HttpResponse<LimitedBodySubscriber.LimitedBody> response =
                    future.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
                throw new IOException("the proxy requires authentication");
            }
            return new RegistryResponse(
                    response.statusCode(),
                    response.headers(),
                    response.body().text(),
                    response.body().complete());
        } catch (TimeoutException ignored) {
            future.cancel(true);
            throw new HttpTimeoutException("no response in time");
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
        }
    }
}
