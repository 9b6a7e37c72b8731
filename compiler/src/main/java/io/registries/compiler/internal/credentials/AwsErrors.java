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

/** What AWS says where it gives no token, in words for people. */
final class AwsErrors {
    private static final String ACTION = "ecr:GetAuthorizationToken";

    private AwsErrors() {}

    static Diagnostic diagnostic(SdkException problem, Registry registry, RegistryCredentials access) {
        if (problem instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
            return refused(refusal, registry, access);
        }
        String message = String.valueOf(problem.getMessage());
        if (message.contains("load credentials")) {
            return Diagnostic.at(
                            DiagnosticCode.INVALID_AWS_CREDENTIALS,
                            registry.name().span(),
                            "registry `" + registry.name()
                                    + "` is let in by a role, and this machine has no AWS credentials")
                    .help("run where a profile, a web identity or an instance role gives some, or give"
                            + " `accessKeyId` and `secretAccessKey`");
        }
        return Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_AWS,
                        registry.url().span(),
                        "AWS cannot be asked for the token of registry `" + registry.name() + "`")
                .help("check that this machine may reach ECR's API in "
                        + registry.region().orElse("its region"));
    }

    static Diagnostic noToken(Registry registry) {
        return Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_AWS,
                        registry.url().span(),
                        "what answers for AWS gives no token for registry `" + registry.name() + "`")
                .help("check the endpoint");
    }

    private static Diagnostic refused(AwsServiceException refusal, Registry registry, RegistryCredentials access) {
        String code = String.valueOf(refusal.awsErrorDetails().errorCode());
        String words = String.valueOf(refusal.awsErrorDetails().errorMessage());
        Span id = place(registry, access, 0);
        String whose =
                access instanceof RegistryCredentials.MachineRole ? "this machine's AWS credentials" : "the access key";
        return switch (code) {
            case "ExpiredTokenException", "ExpiredToken" ->
                unusable(id, whose + " of registry `" + registry.name() + "`: the session has expired")
                        .help("log in to AWS again");
            case "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId" ->
                unusable(id, "AWS does not know " + whose + " of registry `" + registry.name() + "`")
                        .help("check `accessKeyId`, and that the key has not been deleted");
            case "InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired", "RequestTimeTooSkewed" ->
                isSkew(code, words)
                        ? unusable(id, "the clock of this machine differs from AWS's, so no request is accepted")
                                .help("set the clock, by NTP for instance")
                        : unusable(
                                        place(registry, access, 1),
                                        "the secret access key of registry `" + registry.name()
                                                + "` is not that of its access key id")
                                .help("check `secretAccessKey`");
            case "AccessDeniedException", "AccessDenied" ->
                Diagnostic.at(
                                DiagnosticCode.AWS_ACTION_DENIED,
                                id,
                                whose + " of registry `" + registry.name() + "` may not call `" + ACTION + "`")
                        .help("attach the policy `AmazonEC2ContainerRegistryFullAccess` to its user or role");
            default ->
                Diagnostic.at(
                                DiagnosticCode.UNREACHABLE_AWS,
                                registry.url().span(),
                                "AWS gives no token for registry `" + registry.name() + "`: " + shown(code))
                        .help("look the error up in the reference of `" + ACTION + "`");
        };
    }

    private static boolean isSkew(String code, String words) {
        return code.startsWith("Request") || words.contains("Signature expired") || words.contains("not yet current");
    }

    private static String shown(String code) {
        return code.matches("[A-Za-z]{1,60}") ? "`" + code + "`" : "it does not say why";
    }

    private static Diagnostic unusable(Span span, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_AWS_CREDENTIALS, span, message);
    }

    private static Span place(Registry registry, RegistryCredentials access, int index) {
        return Optional.of(access.references())
                .filter(references -> references.size() > index)
                .map(references -> references.get(index).span())
                .orElse(registry.name().span());
    }
}
