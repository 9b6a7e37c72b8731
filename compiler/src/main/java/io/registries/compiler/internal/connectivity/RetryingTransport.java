// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.internal.http.HttpCall;
import io.registries.compiler.internal.http.HttpTransport;
import io.registries.compiler.internal.http.NetworkErrors;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.PeerCertificates;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests within a deadline and retries transient failures. */
final class RetryingTransport {
    private static final int MAX_RETRIES = 2;
    private static final String USER_AGENT = "registries";

    private final HttpTransport http;
    private final Deadline deadline;
    private final TimeoutPolicy timeouts;

    RetryingTransport(HttpTransport http, Deadline deadline, TimeoutPolicy timeouts) {
        this.http = http;
        this.deadline = deadline;
        this.timeouts = timeouts;
    }

    /** This transport with an earlier deadline. */
    RetryingTransport within(Duration limit) {
        return new RetryingTransport(
                http, Deadline.after(limit, deadline.clock()).earliest(deadline), timeouts);
    }

    Optional<PeerCertificates> peerCertificates(Origin origin) {
        return http.peerCertificates(origin);
    }

    /**
     * Sends a request without a body.
     *
     * @param authorization the value of the {@code Authorization} header for this origin
     */
    Exchange send(String method, URI uri, Optional<String> authorization) throws InterruptedException {
        HttpCall request =
                HttpCall.of(method, uri).with("User-Agent", USER_AGENT).with("Accept", "*/*");
        HttpCall call =
                authorization.map(value -> request.with("Authorization", value)).orElse(request);
        try {
            return new Exchange.Answered(Failsafe.with(retries(method))
                    .get(() -> new RegistryResponse(http.send(call, deadline.remaining()))));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            return new Exchange.Unanswered(
                    e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause()));
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
}
