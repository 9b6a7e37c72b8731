// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.registries.compiler.DevtronOptions;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.http.HttpCall;
import io.registries.compiler.internal.http.HttpReply;
import io.registries.compiler.internal.http.HttpTransport;
import io.registries.compiler.internal.http.NetworkErrors;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.internal.http.ResolvedHosts;
import io.registries.compiler.internal.http.TrustedRoots;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests to Devtron, and retries those that only read. The token is sent to the origin of the URL only, in the header that all
 * of Devtron's handlers read; redirects are not followed, and cookies, which would take precedence over it, are not sent.
 */
final class DevtronConnection implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;
    private static final int MAX_RETRIES = 2;
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final String BASE_PATH = "/orchestrator/";

    private final Origin origin;
    private final String basePath;
    private final Secret token;
    private final HttpTransport http;
    private final Duration timeout;
    private final OptionNames names;

    DevtronConnection(
            DevtronOptions options,
            Secret token,
            List<X509Certificate> authorities,
            ParallelTasks tasks,
            OptionNames names) {
        this.origin = Origin.of(options.url());
        this.basePath = path(options.url());
        this.token = token;
        this.timeout = options.timeout();
        this.names = names;
        this.http = new HttpTransport(
                Optional.of(TrustedRoots.of(options.network().systemTrust()).and(authorities)),
                options.network().proxies(),
                new ResolvedHosts(options.network().resolver()),
                tasks,
                timeout.dividedBy(2),
                MAX_BODY_BYTES);
    }

    // Users copy the URL of the dashboard, of the API, or of the host alone.
    private static String path(URI url) {
        String path = Optional.ofNullable(url.getRawPath()).orElse("").replaceFirst("/+$", "");
        return path.replaceFirst("/(orchestrator|dashboard)$", "") + BASE_PATH;
    }

    /**
     * The JSON that Devtron answers with.
     *
     * @param path relative to {@code /orchestrator/}, encoded
     * @throws DevtronException if this is not a Devtron that accepts the token
     */
    Answer<JsonNode> get(String path) throws DevtronException {
        HttpReply reply = sendWithRetries(call("GET", path));
        return new AnswerReader(origin, token, names).read(reply);
    }

    /**
     * Sends a request that changes something. It is sent once: whether a request without an answer was carried out is for the
     * caller to read.
     *
     * @param path relative to {@code /orchestrator/}
     * @throws DevtronException if this is not a Devtron that accepts the token
     */
    WriteAnswer write(String method, String path, Object body) throws DevtronException {
        HttpCall call =
                call(method, path).with("Content-Type", "application/json").withBody(JsonSupport.prettyPrint(body));
        HttpReply reply;
        try {
            reply = http.send(call, timeout);
        } catch (IOException e) {
            return WriteAnswer.lost("gave no answer: " + NetworkErrors.describe(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WriteAnswer.lost("gave no answer before the run was interrupted");
        }
        return new AnswerReader(origin, token, names).readWrite(reply);
    }

    private HttpCall call(String method, String path) {
        return HttpCall.of(method, origin.resolve(basePath + path))
                .with("Accept", "application/json")
                .with("User-Agent", "registries")
                .with("token", token.reveal());
    }

    private HttpReply sendWithRetries(HttpCall call) throws DevtronException {
        try {
            return Failsafe.with(RetryPolicy.<HttpReply>builder()
                            .handleIf(problem -> problem instanceof IOException io && NetworkErrors.mayPass(io))
                            .handleResultIf(reply -> reply.status() >= 502 && reply.status() <= 504)
                            .withBackoff(FIRST_RETRY, FIRST_RETRY.multipliedBy(4))
                            .withMaxRetries(MAX_RETRIES)
                            .build())
                    .get(() -> http.send(call, timeout));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw unreachable(e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause()));
        }
    }

    private DevtronException unreachable(IOException problem) {
        if (http.peerCertificates(origin).flatMap(PeerCertificates::rejection).isPresent()) {
            return exception(
                    "has a certificate that is not trusted",
                    "set " + names.name(Option.DEVTRON_CA_CERTIFICATE) + " to the file with its certificate authority");
        }
        if (problem instanceof UnknownHostException) {
            return exception("has an unknown host name", "check the URL");
        }
        if (problem instanceof ConnectException) {
            return exception("refuses the connection", "check the URL and its port");
        }
        return exception(NetworkErrors.describe(problem), "check the URL, proxies and firewalls, and try again");
    }

    private DevtronException exception(String problem, String help) {
        return new DevtronException(DiagnosticCode.UNREACHABLE_DEVTRON, "Devtron at `" + origin + "` " + problem, help);
    }

    @Override
    public void close() {
        http.close();
    }
}
