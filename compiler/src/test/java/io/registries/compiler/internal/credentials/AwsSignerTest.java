// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The signature is that of the AWS SDK, to the byte. */
class AwsSignerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T06:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "https://api.ecr.eu-west-1.amazonaws.com, ecr, '', '{}'",
        "https://api.ecr.eu-west-1.amazonaws.com/, ecr, session, '{}'",
        "http://127.0.0.1:8080/, ecr, session, '{\"registryIds\": [\"1\"]}'",
        "https://sts.amazonaws.com/, sts, session, 'Action=AssumeRole&Version=2011-06-15'",
        "https://sts.amazonaws.com/a%20b/c?x=2&x=1&a=%2F%20~, sts, '', ''"
    })
    void signsAsTheSdk(String uri, String service, String session, String body) {
        AwsCredentialsIdentity identity = session.isEmpty()
                ? AwsCredentialsIdentity.create("AKIAIOSFODNN7EXAMPLE", "secret/key")
                : AwsSessionCredentialsIdentity.create("ASIAIOSFODNN7EXAMPLE", "secret/key", session);
        SignRequest<AwsCredentialsIdentity> request = SignRequest.builder(identity)
                .request(SdkHttpRequest.builder()
                        .uri(URI.create(uri))
                        .method(SdkHttpMethod.POST)
                        .putHeader("Content-Type", "application/x-amz-json-1.1")
                        .putHeader("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken")
                        .build())
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(HttpSigner.SIGNING_CLOCK, CLOCK)
                .build();
        SdkHttpRequest expected = AwsV4HttpSigner.create().sign(request).request();
        SdkHttpRequest signed = new AwsSigner().sign(request).request();
        assertThat(signed.firstMatchingHeader("Authorization"))
                .isEqualTo(expected.firstMatchingHeader("Authorization"));
        assertThat(signed.firstMatchingHeader("X-Amz-Date")).isEqualTo(expected.firstMatchingHeader("X-Amz-Date"));
        assertThat(signed.firstMatchingHeader("X-Amz-Security-Token"))
                .isEqualTo(expected.firstMatchingHeader("X-Amz-Security-Token"));
    }
}
