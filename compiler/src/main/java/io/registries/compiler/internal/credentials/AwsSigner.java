// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.internal.crypto.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs requests by Signature Version 4. The signer of the AWS SDK logs what it signs, session tokens included, where
 * debug messages are enabled, as by {@code mvn -X}; this one logs nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">the
 *     algorithm</a>
 */
final class AwsSigner implements HttpSigner<AwsCredentialsIdentity> {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> signing) {
        Instant now = signing.requireProperty(SIGNING_CLOCK, Clock.systemUTC()).instant();
        String time = TIME.format(now);
        AwsCredentialsIdentity identity = signing.identity();
        SdkHttpRequest request = signing.request();
        SdkHttpRequest.Builder signed = request.toBuilder().putHeader("X-Amz-Date", time);
        signed.putHeader("Host", host(request));
        String payloadHash = HexFormat.of().formatHex(Sha256.digest(bytes(signing.payload())));
        signed.putHeader("X-Amz-Content-Sha256", payloadHash);
        if (identity instanceof AwsSessionCredentialsIdentity session) {
            signed.putHeader("X-Amz-Security-Token", session.sessionToken().strip());
        }
        String scope = String.join(
                "/",
                time.substring(0, 8),
                signing.requireProperty(AwsV4HttpSigner.REGION_NAME),
                signing.requireProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME),
                "aws4_request");
        Map<String, String> headers = signedHeaders(signed.build());
        String names = String.join(";", headers.keySet());
        String canonical = canonical(request, headers, names, payloadHash);
        String toSign = String.join("\n", ALGORITHM, time, scope, Sha256.hex(canonical));
        byte[] key = ("AWS4" + identity.secretAccessKey().strip()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        signed.putHeader(
                "Authorization",
                ALGORITHM + " Credential=" + identity.accessKeyId().strip() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign)));
        return SignedRequest.builder()
                .request(signed.build())
                .payload(signing.payload().orElse(null))
                .build();
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> signing) {
        throw new UnsupportedOperationException("asynchronous clients are not used");
    }

    private static String host(SdkHttpRequest request) {
        return SdkHttpUtils.isUsingStandardPort(request.protocol(), request.port())
                ? request.host()
                : request.host() + ":" + request.port();
    }

    private static Map<String, String> signedHeaders(SdkHttpRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.forEachHeader((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("host") || lower.equals("content-type") || lower.startsWith("x-amz-")) {
                headers.put(
                        lower,
                        values.stream()
                                .map(value -> value.strip().replaceAll("\\s++", " "))
                                .collect(Collectors.joining(",")));
            }
        });
        return headers;
    }

    private static String canonical(
            SdkHttpRequest request, Map<String, String> headers, String names, String payloadHash) {
        String path =
                request.encodedPath().isEmpty() ? "/" : SdkHttpUtils.urlEncodeIgnoreSlashes(request.encodedPath());
        String query = new TreeMap<>(SdkHttpUtils.encodeQueryParameters(request.rawQueryParameters()))
                .entrySet().stream()
                        .flatMap(parameter -> parameter.getValue().stream()
                                .sorted()
                                .map(value -> parameter.getKey() + "=" + (value == null ? "" : value)))
                        .collect(Collectors.joining("&"));
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", request.method().name(), path, query, lines, names, payloadHash);
    }

    private static byte[] bytes(Optional<ContentStreamProvider> payload) {
        if (payload.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = payload.get().newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
