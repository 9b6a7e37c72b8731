// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faults that can be switched on. */
class DevtronStubFaultsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NEW_TEMPLATE = """
            {"id": 21, "appId": 1, "dockerRegistry": "quay", "dockerRepository": "acme/cart",
             "ciBuildConfig": {"gitMaterialId": 11, "buildContextGitMaterialId": 11, "ciBuildType": "skip-build"}}
            """;

    private DevtronStub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new DevtronStub(DevtronState.load("shop"));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void aProxyAnswersWithAPage() throws Exception {
        stub.faults().html("/docker");
        assertThat(get("/orchestrator/docker/registry"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .satisfies(answer -> assertThat(answer.body()).contains("<!doctype html>"));
        assertThat(get("/orchestrator/version").body()).startsWith("{");
    }

    @Test
    void oneEndpointFails() throws Exception {
        stub.faults().status("/docker/registry", 502);
        assertThat(get("/orchestrator/docker/registry/hub").statusCode()).isEqualTo(502);
        assertThat(get("/orchestrator/version").statusCode()).isEqualTo(200);
        stub.faults().recover();
        assertThat(get("/orchestrator/docker/registry/hub").statusCode()).isEqualTo(200);
    }

    @Test
    void closesConnectionsAfterSomeRequests() throws Exception {
        stub.faults().failAfter(2);
        get("/orchestrator/version");
        get("/orchestrator/version");
        assertThatThrownBy(() -> get("/orchestrator/version")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post("/orchestrator/app/ci-pipeline/template/patch", NEW_TEMPLATE))
                .isInstanceOf(IOException.class);
        assertThat(stub.state().at("/applications/0/template/dockerRegistry").asString())
                .isEqualTo("hub");
        stub.faults().recover();
        assertThat(get("/orchestrator/version").statusCode()).isEqualTo(200);
    }

    @Test
    void carriesOutAWriteWhoseAnswerIsLost() throws Exception {
        stub.faults().loseAnswer("POST", "/app/ci-pipeline/template/patch");
        assertThatThrownBy(() -> post("/orchestrator/app/ci-pipeline/template/patch", NEW_TEMPLATE))
                .isInstanceOf(IOException.class);
        assertThat(stub.state().at("/applications/0/template/dockerRegistry").asString())
                .isEqualTo("quay");
        assertThat(post("/orchestrator/app/ci-pipeline/template/patch", NEW_TEMPLATE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void delaysRequestsAtTheSameTime() {
        stub.faults().delay(Duration.ofMillis(1));
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 200)
                .mapToObj(number -> CLIENT.sendAsync(
                        request("/orchestrator/app/ci-pipeline/1").build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(stub.requests()).hasSize(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stub.url() + path)).header("token", "canary-super-admin");
    }
}
