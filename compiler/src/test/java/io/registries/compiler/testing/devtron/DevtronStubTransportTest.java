// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.testing.Certificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the stub records of requests, over HTTP and TLS, with states of any size. */
class DevtronStubTransportTest {
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
    void recordsEveryRequestInOrder() throws Exception {
        get("/orchestrator/app/autocomplete?appName=a%20b");
        post("/orchestrator/app/ci-pipeline/template/patch", NEW_TEMPLATE);
        assertThat(stub.requests())
                .extracting(RecordedRequest::toString)
                .containsExactly("GET /app/autocomplete?appName=a%20b", "POST /app/ci-pipeline/template/patch");
        assertThat(stub.writes()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo(NEW_TEMPLATE);
            assertThat(request.headers()).containsEntry("token", List.of("canary-super-admin"));
        });
        assertThat(stub.violations()).isEmpty();
    }

    @Test
    void namesWhatAClientMustNotSend() throws Exception {
        CLIENT.send(
                request("/orchestrator/version")
                        .header("cookie", "argocd.token=x")
                        .header("Authorization", "Bearer x")
                        .header("api-token", "x")
                        .header("token", "another")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(stub.violations())
                .containsExactly(
                        "header `cookie`: GET /version",
                        "header `authorization`: GET /version",
                        "header `api-token`: GET /version",
                        "several headers `token`: GET /version");
    }

    @Test
    void aReadChangesNothing() throws Exception {
        JsonNode before = stub.state();
        for (String path : List.of(
                "/docker/registry",
                "/app/ci-pipeline/1",
                "/app/ci-pipeline/2/45",
                "/core/v1beta1/application/1",
                "/app-store/deployment/installed-app/7")) {
            assertThat(get("/orchestrator" + path).statusCode()).isEqualTo(200);
        }
        assertThat(stub.state()).isEqualTo(before);
    }

    @Test
    void answersPathsOfTheDashboardWithAPage() throws Exception {
        assertThat(get("/version").body()).contains("<!doctype html>");
        assertThat(get("/orchestrator").headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(stub.requests()).extracting(RecordedRequest::path).contains("dashboard:/version");
    }

    @Test
    void speaksTls() throws Exception {
        try (DevtronStub https = new DevtronStub(DevtronState.load("shop"), Certificates.server("good"))) {
            assertThat(https.url().getScheme()).isEqualTo("https");
            HttpRequest request = HttpRequest.newBuilder(URI.create(https.url() + "/orchestrator/version"))
                    .header("token", "canary-super-admin")
                    .build();
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting("ca")).build();
            assertThat(trusting.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> CLIENT.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void buildsAStateOfAnySize() throws Exception {
        DevtronState large = new DevtronStateBuilder()
                .registries(20)
                .environments(3)
                .applications(600)
                .build();
        try (DevtronStub other = new DevtronStub(large)) {
            ConversationRunner runner = new ConversationRunner(other, CLIENT);
            JsonNode registries = Json.parse(runner.send("GET /docker/registry").body());
            JsonNode applications =
                    Json.parse(runner.send("GET /app/autocomplete").body());
            JsonNode deployments =
                    Json.parse(runner.send("GET /app/cd-pipeline/600").body());
            JsonNode build =
                    Json.parse(runner.send("GET /app/ci-pipeline/600/600").body());
            assertThat(registries.path("result").size()).isEqualTo(20);
            assertThat(applications.path("result").size()).isEqualTo(600);
            assertThat(deployments.at("/result/pipelines").size()).isEqualTo(3);
            assertThat(deployments.at("/result/pipelines/2/environmentName").asString())
                    .isEqualTo("environment-3");
            assertThat(build.at("/result/name").asString()).isEqualTo("build-600");
        }
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

    private static SSLContext trusting(String authority) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(Certificates.trusting(authority));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
