// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Converts errors of the AWS SDK to diagnostics. */
final class AwsErrors {
    private static final String ACTION = "ecr:GetAuthorizationToken";

    private AwsErrors() {}

    static Diagnostic diagnostic(SdkException exception, Registry registry, RegistryCredentials credentials) {
        if (exception instanceof AwsServiceException error && error.awsErrorDetails() != null) {
            return rejected(error, registry, credentials);
        }
        String message = String.valueOf(exception.getMessage());
        if (message.contains("load credentials")) {
            return Diagnostic.at(
                            DiagnosticCode.INVALID_AWS_CREDENTIALS,
                            registry.name().span(),
                            "registry `" + registry.name()
                                    + "` authenticates with an IAM role, but this machine has no AWS credentials")
                    .help("run with an AWS profile, web identity or instance role, or set `accessKeyId` and"
                            + " `secretAccessKey`");
        }
        return Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_AWS,
                        registry.url().span(),
                        "AWS cannot be reached for the token of registry `" + registry.name() + "`")
                .help("check that this machine can reach the ECR API in "
                        + registry.region().orElse("its region"));
    }

    static Diagnostic noToken(Registry registry) {
        return Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_AWS,
                        registry.url().span(),
                        "the AWS endpoint returns no token for registry `" + registry.name() + "`")
                .help("check the ECR endpoint");
    }

    private static Diagnostic rejected(AwsServiceException error, Registry registry, RegistryCredentials credentials) {
        if (error.awsErrorDetails().errorCode() == null) {
            return foreign(error, registry);
        }
        String code = error.awsErrorDetails().errorCode();
        String message = String.valueOf(error.awsErrorDetails().errorMessage());
        Span id = span(registry, credentials, 0);
        String subject = credentials instanceof RegistryCredentials.MachineRole
                ? "this machine's AWS credentials"
                : "the access key";
        return switch (code) {
            case "ExpiredTokenException", "ExpiredToken" ->
                invalid(id, "the session of " + subject + " for registry `" + registry.name() + "` has expired")
                        .help("log in to AWS again");
            case "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId" ->
                invalid(id, "AWS rejects " + subject + " for registry `" + registry.name() + "`")
                        .help("check `accessKeyId`, and that the key still exists");
            case "InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired", "RequestTimeTooSkewed" ->
                isSkew(code, message)
                        ? invalid(id, "the clock of this machine differs from that of AWS, which rejects the request")
                                .help("synchronize the clock, for example with NTP")
                        : invalid(
                                        span(registry, credentials, 1),
                                        "the secret access key of registry `" + registry.name()
                                                + "` does not match its access key ID")
                                .help("check `secretAccessKey`");
            case "AccessDeniedException", "AccessDenied" ->
                Diagnostic.at(
                                DiagnosticCode.AWS_ACTION_DENIED,
                                id,
                                "AWS denies `" + ACTION + "` to " + subject + " for registry `" + registry.name() + "`")
                        .help("allow `" + ACTION + "` for the IAM user or role; the policy"
                                + " `AmazonEC2ContainerRegistryReadOnly` includes it for pull,"
                                + " `AmazonEC2ContainerRegistryPowerUser` for push");
            case "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded" ->
                Diagnostic.at(
                                DiagnosticCode.UNREACHABLE_AWS,
                                registry.url().span(),
                                "AWS limits the rate of requests for tokens, and returns none for registry `"
                                        + registry.name() + "`")
                        .help("try again later");
            default ->
                Diagnostic.at(
                                DiagnosticCode.UNREACHABLE_AWS,
                                registry.url().span(),
                                "AWS returns no token for registry `" + registry.name() + "`: " + displayed(code))
                        .help("look up the error in the AWS API reference of `" + ACTION + "`");
        };
    }

    // AWS names each error, a proxy or firewall in between does not.
    private static Diagnostic foreign(AwsServiceException error, Registry registry) {
        return Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_AWS,
                        registry.url().span(),
                        "the response to the request for a token of registry `" + registry.name() + "` has status "
                                + error.statusCode() + " and is not from AWS")
                .help("check the ECR endpoint, and whether a proxy or firewall answers in place of AWS");
    }

    private static boolean isSkew(String code, String message) {
        return code.startsWith("Request")
                || message.contains("Signature expired")
                || message.contains("not yet current");
    }

    private static String displayed(String code) {
        return code.matches("[A-Za-z]{1,60}") ? "`" + code + "`" : "no reason given";
    }

    private static Diagnostic invalid(Span span, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_AWS_CREDENTIALS, span, message);
    }

    private static Span span(Registry registry, RegistryCredentials credentials, int index) {
        return Optional.of(credentials.references())
                .filter(references -> references.size() > index)
                .map(references -> references.get(index).span())
                .orElse(registry.name().span());
    }
}
