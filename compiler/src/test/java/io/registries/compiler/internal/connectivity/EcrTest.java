// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.registries.compiler.CheckResult;
import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Stage;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.ConnectProxy;
import io.registries.compiler.testing.LogRecorder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests ECR with real calls of the AWS SDK to a stub server and a stub registry. */
class EcrTest {
    private static final String BASIC = "Basic " + base64("AWS:t0ken");

    @TempDir
    private Path folder;

    private final WireMockServer aws = http();
    private final WireMockServer registry = https();
    private String endpoint = "";

    @BeforeEach
    void start() {
        aws.start();
        endpoint = aws.baseUrl();
        registry.start();
        registry.stubFor(get("/v2/")
                .atPriority(9)
                .willReturn(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"ecr\"")));
        registry.stubFor(get("/v2/").withHeader("Authorization", equalTo(BASIC)).willReturn(okJson("{}")));
        registry.stubFor(get(urlPathEqualTo("/v2/acme/one/tags/list"))
                .withHeader("Authorization", equalTo(BASIC))
                .willReturn(okJson("{}")));
    }

    @AfterEach
    void stop() {
        aws.stop();
        registry.stop();
    }

    @Test
    void exchangesAnAccessKeyForAToken() throws IOException {
        grant();
        Result<CheckResult> result = check("eu-west-1", "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}");
        assertThat(CheckRunner.checks(result)).singleElement().satisfies(check -> {
            assertThat(check.summary())
                    .isEqualTo("credentials accepted, role of nodes declared, 1 of 1 pullable, push: not tried");
            assertThat(check.isOk()).isTrue();
        });
        List<LoggedRequest> asked = aws.findAll(postRequestedFor(anyUrl()));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.getHeader("X-Amz-Target"))
                    .isEqualTo("AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken");
            assertThat(request.getHeader("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/")
                    .contains("/eu-west-1/ecr/aws4_request");
        });
    }

    /** The access key is that of builds; nothing shows that the nodes have a role. */
    @Test
    void saysThatTheRoleOfNodesIsAssumed() throws IOException {
        grant();
        assertThat(CheckRunner.checks(check(
                        "eu-west-1",
                        "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}",
                        "environments: [{name: staging, nodePulls: [payments]}, {name: production}]")))
                .singleElement()
                .satisfies(check -> assertThat(check.summary())
                        .isEqualTo("credentials accepted, role of nodes assumed, 1 of 1 pullable, push: not tried"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-gov-west-1", "cn-north-1", "eusc-de-east-1"})
    void signsForEveryPartition(String region) throws IOException {
        grant();
        check(region, "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}");
        assertThat(aws.findAll(postRequestedFor(anyUrl())))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeader("Authorization")).contains("/" + region + "/ecr/aws4_request"));
    }

    @ParameterizedTest
    @CsvSource({
        "UnrecognizedClientException, INVALID_AWS_CREDENTIALS, AWS rejects the access key",
        "InvalidSignatureException, INVALID_AWS_CREDENTIALS, does not match its access key ID",
        "ExpiredTokenException, INVALID_AWS_CREDENTIALS, the session of the access key",
        "RequestExpired, INVALID_AWS_CREDENTIALS, the clock of this machine differs",
        "AccessDeniedException, AWS_ACTION_DENIED, AWS denies `ecr:GetAuthorizationToken` to the access key",
        "ThrottlingException, UNREACHABLE_AWS, AWS limits the rate of requests for tokens",
        "InvalidParameterException, UNREACHABLE_AWS, `InvalidParameterException`"
    })
    void reportsAwsErrors(String error, DiagnosticCode code, String words) throws IOException {
        awsReturnsError(error);
        Result<CheckResult> result = check("eu-west-1", "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}");
        assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(code);
            assertThat(diagnostic.message()).contains(words);
            assertThat(diagnostic.help()).isPresent();
        });
        assertThat(Reporter.console().report(result.diagnostics())).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 302, 502})
    void reportsAnotherServerInPlaceOfAws(int status) throws IOException {
        aws.stubFor(post("/")
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "text/html")
                        .withHeader("Location", "https://proxy.example/canary")
                        .withBody("<html>canary</html>")));
        assertThat(check("eu-west-1", "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}")
                        .diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message())
                        .isEqualTo("the response to the request for a token of registry `payments` has status " + status
                                + " and is not from AWS"));
    }

    /** Full access to ECR is never needed for a login. */
    @Test
    void advisesOnlyTheMissingAction() throws IOException {
        awsReturnsError("AccessDeniedException");
        assertThat(check("eu-west-1", "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}")
                        .diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.help().orElseThrow())
                        .startsWith("allow `ecr:GetAuthorizationToken`")
                        .contains("AmazonEC2ContainerRegistryReadOnly", "AmazonEC2ContainerRegistryPowerUser")
                        .doesNotContain("FullAccess"));
    }

    private void awsReturnsError(String error) {
        aws.stubFor(post("/")
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                        .withBody("{\"__type\":\"" + error + "\",\"message\":\"canary-from-aws\"}")));
    }

    @Test
    void reportsThatAwsCannotBeReached() throws IOException {
        aws.stop();
        assertThat(codes(check("eu-west-1", "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}")))
                .containsExactly(DiagnosticCode.UNREACHABLE_AWS);
    }

    @Test
    void usesTheInstanceRole() throws IOException {
        grant();
        // The instance metadata service, used by the default provider chain of the SDK.
        aws.stubFor(put("/latest/api/token").willReturn(aResponse().withBody("session")));
        aws.stubFor(get("/latest/meta-data/iam/security-credentials-extended/")
                .willReturn(aResponse().withStatus(404)));
        aws.stubFor(get("/latest/meta-data/iam/security-credentials/")
                .willReturn(aResponse().withBody("nodes")));
        aws.stubFor(
                get("/latest/meta-data/iam/security-credentials/nodes")
                        .willReturn(
                                okJson(
                                        "{\"Code\":\"Success\",\"AccessKeyId\":\"ASIANODES\",\"SecretAccessKey\":"
                                                + "\"canary-of-the-role\",\"Token\":\"canary-session\",\"Expiration\":\"2049-01-01T00:00:00Z\"}")));
        Result<CheckResult> result = withMetadataAt(aws.baseUrl(), () -> check("eu-west-1", "auth: iam-role"));
        assertThat(codes(result)).containsExactly(DiagnosticCode.UNVERIFIED_ROLE);
        assertThat(CheckRunner.checks(result)).singleElement().satisfies(check -> {
            assertThat(check.isOk()).isTrue();
            assertThat(check.stage()).isEqualTo(Stage.PULL);
            assertThat(check.summary())
                    .isEqualTo(
                            "role of this machine accepted, role of nodes declared, 1 of 1 pullable, push: not tried");
        });
        assertThat(aws.findAll(postRequestedFor(urlPathEqualTo("/"))))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeader("Authorization")).contains("Credential=ASIANODES/"));
        assertThat(Reporter.console().report(result.diagnostics())).doesNotContain("canary");
    }

    /** As {@code mvn -X} prints it. */
    @Test
    void logsNoCredentials() throws IOException {
        grant();
        List<String> logged = LogRecorder.during(() -> withProperties(
                Map.ofEntries(
                        Map.entry("aws.accessKeyId", "ASIAIOSFODNN7EXAMPLE"),
                        Map.entry("aws.secretAccessKey", "canary-secret"),
                        Map.entry("aws.sessionToken", "canary-session")),
                () -> assertThat(codes(check("eu-west-1", "auth: iam-role")))
                        .containsExactly(DiagnosticCode.UNVERIFIED_ROLE)));
        assertThat(aws.findAll(postRequestedFor(urlPathEqualTo("/"))))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeader("X-Amz-Security-Token")).isEqualTo("canary-session"));
        assertLoggedWithoutCredentials(logged);
    }

    /** The AWS SDK creates the client of STS itself. */
    @Test
    void logsNoCredentialsOfAnAssumedRole() throws IOException {
        grant();
        aws.stubFor(post("/")
                .withRequestBody(containing("Action=AssumeRole"))
                .atPriority(1)
                .willReturn(aResponse().withHeader("Content-Type", "text/xml").withBody("""
                        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                        <Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>canary-role-key</SecretAccessKey>
                        <SessionToken>canary-role-session</SessionToken><Expiration>2049-01-01T00:00:00Z</Expiration>
                        </Credentials></AssumeRoleResult></AssumeRoleResponse>""")));
        Path config = Files.writeString(folder.resolve("aws-config"), """
                [profile base]
                aws_access_key_id = ASIABASE
                aws_secret_access_key = canary-base-key
                aws_session_token = canary-base-session
                [profile ci]
                region = eu-west-1
                role_arn = arn:aws:iam::123456789012:role/ci
                source_profile = base
                """);
        List<String> logged = LogRecorder.during(() -> withProperties(
                Map.ofEntries(
                        Map.entry("aws.configFile", config.toString()),
                        Map.entry("aws.profile", "ci"),
                        Map.entry("aws.endpointUrlSts", aws.baseUrl())),
                () -> assertThat(codes(check("eu-west-1", "auth: iam-role")))
                        .containsExactly(DiagnosticCode.UNVERIFIED_ROLE)));
        assertThat(aws.findAll(postRequestedFor(urlPathEqualTo("/"))))
                .extracting(request -> request.getHeader("X-Amz-Security-Token"))
                .containsExactly("canary-base-session", "canary-role-session");
        assertLoggedWithoutCredentials(logged);
    }

    private static void assertLoggedWithoutCredentials(List<String> logged) {
        assertThat(logged).anyMatch(line -> line.startsWith("software.amazon.awssdk."));
        assertThat(logged).anyMatch(line -> line.startsWith("org.apache.hc."));
        assertThat(logged).noneMatch(line -> line.contains("canary") || line.contains(BASIC) || line.contains("t0ken"));
    }

    @Test
    void reportsMissingAwsCredentialsOfTheMachine() throws IOException {
        aws.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        Result<CheckResult> result = withMetadataAt(aws.baseUrl(), () -> check("eu-west-1", "auth: iam-role"));
        assertThat(codes(result)).containsExactly(DiagnosticCode.INVALID_AWS_CREDENTIALS);
    }

    @Test
    void missingRepositoryIsANote() throws IOException {
        grant();
        registry.stubFor(get(urlPathEqualTo("/v2/acme/one/tags/list"))
                .willReturn(aResponse().withStatus(404)));
        Result<CheckResult> result = check("eu-west-1", "accessKeyId: {env: KEY_ID}, secretAccessKey: {env: KEY}");
        assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.MISSING_REPOSITORY);
            assertThat(diagnostic.severity()).isEqualTo(io.registries.compiler.diagnostic.Severity.NOTE);
            assertThat(diagnostic.help()).contains("no action needed: Devtron creates it with the first build");
        });
    }

    private void grant() {
        aws.stubFor(post("/")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                        .withBody("{\"authorizationData\":[{\"authorizationToken\":\"" + base64("AWS:t0ken")
                                + "\",\"expiresAt\":4102444800,\"proxyEndpoint\":"
                                + "\"https://123456789012.dkr.ecr.eu-west-1.amazonaws.com\"}]}")));
    }

    private Result<CheckResult> check(String region, String access) throws IOException {
        return check(region, access, "environments: [{name: staging, nodePulls: [payments]}]");
    }

    private Result<CheckResult> check(String region, String access, String environments) throws IOException {
        Files.writeString(
                folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: payments, url: 123456789012.dkr.ecr.%s.%s, %s, default: true}
                %s
                applications:
                  - {name: one, repository: acme/one}
                """.formatted(region, domain(region), access, environments));
        try (ConnectProxy proxy = new ConnectProxy(registry.httpsPort(), Optional.empty())) {
            ConnectivityOptions connectivity = CheckRunner.connectivity(
                    ProxyConfig.NONE.and("https", proxy.server(Optional.empty()), ""),
                    false,
                    Optional.of(URI.create(endpoint)),
                    CheckRunner.PATIENCE);
            return CheckRunner.run(folder, connectivity);
        }
    }

    private static String domain(String region) {
        return switch (region) {
            case "cn-north-1" -> "amazonaws.com.cn";
            case "eusc-de-east-1" -> "amazonaws.eu";
            default -> "amazonaws.com";
        };
    }

    private interface Work {
        Result<CheckResult> run() throws IOException;
    }

    private static void withProperties(Map<String, String> properties, LogRecorder.Work<IOException> work)
            throws IOException {
        Map<String, String> before = new TreeMap<>();
        properties.forEach((name, value) -> before.put(name, System.getProperty(name, "")));
        properties.forEach(System::setProperty);
        try {
            work.run();
        } finally {
            before.forEach((name, value) -> {
                if (value.isEmpty()) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }

    private static Result<CheckResult> withMetadataAt(String url, Work work) throws IOException {
        String property = "aws.ec2MetadataServiceEndpoint";
        String before = System.getProperty(property, "");
        System.setProperty(property, url);
        try {
            return work.run();
        } finally {
            System.setProperty(property, before);
        }
    }

    private static List<DiagnosticCode> codes(Result<CheckResult> result) {
        return result.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static WireMockServer http() {
        return new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    }

    private static WireMockServer https() {
        return new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(Certificates.keyStore("hub").toString())
                .keystorePassword(new String(Certificates.PASSWORD))
                .keyManagerPassword(new String(Certificates.PASSWORD)));
    }
}
