// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.internal.http.HttpCall;
import io.registries.compiler.internal.http.HttpReply;
import io.registries.compiler.internal.http.HttpTransport;
import io.registries.compiler.internal.http.ResolvedHosts;
import io.registries.compiler.internal.http.TrustedRoots;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Sends the requests of the AWS SDK by {@link HttpTransport}. Bodies are text, as those of ECR, STS and SSO. */
final class AwsHttpClient implements SdkHttpClient {
    /** The HTTP library sets these itself. */
    private static final Set<String> SET_BY_TRANSPORT = Set.of("host", "content-length", "transfer-encoding", "expect");

    private final ParallelTasks tasks = ParallelTasks.open();
    private final HttpTransport http;
    private final Duration timeout;

    /**
     * @param systemTrust the trusted certificate authorities; empty: those of Java
     * @param timeout the limit of one request
     */
    AwsHttpClient(ProxyConfig proxies, HostResolver resolver, Optional<KeyStore> systemTrust, Duration timeout) {
        this.timeout = timeout;
        this.http = new HttpTransport(
                Optional.of(TrustedRoots.of(systemTrust)),
                proxies,
                new ResolvedHosts(resolver),
                tasks,
                timeout.dividedBy(2));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                // The SDK also interrupts the thread, which ends the call.
            }
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        try {
            HttpReply reply = http.send(call(request), timeout);
            if (!reply.complete()) {
                throw new IOException("the response is too large");
            }
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(reply.status())
                            .headers(reply.headers())
                            .build())
                    .responseBody(AbortableInputStream.create(
                            new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a response");
        }
    }

    private static HttpCall call(HttpExecuteRequest execution) throws IOException {
        SdkHttpRequest request = execution.httpRequest();
        List<HttpCall.Field> fields = new ArrayList<>();
        request.forEachHeader((name, values) -> {
            if (!SET_BY_TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> fields.add(new HttpCall.Field(name, value)));
            }
        });
        String body = "";
        if (execution.contentStreamProvider().isPresent()) {
            body = text(execution.contentStreamProvider().get());
        }
        return new HttpCall(request.method().name(), request.getUri(), fields, body);
    }

    private static String text(ContentStreamProvider content) throws IOException {
        try (InputStream in = content.newStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String clientName() {
        return "registries";
    }

    @Override
    public void close() {
        http.close();
        tasks.close();
    }
}
