// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;

/**
 * Checks the first response, that of {@code /v2/}.
 *
 * @param target the checked credentials
 * @param options how messages name options
 */
record BaseEndpointCheck(CredentialTarget target, OptionNames options) {

    /** Passes if the server is a registry which a login may be sent to. */
    StageResult<RegistryResponse> run(RegistryResponse response) {
        EndpointDiagnostics errors = new EndpointDiagnostics(target, options, ServerName.registry(target));
        if (response.isRateLimited()) {
            return StageResult.failed(errors.rateLimited());
        }
        if (response.isServerError()) {
            return StageResult.failed(errors.serverError(response.returnsStatus()));
        }
        if (response.requiresClientCertificate()) {
            return StageResult.failed(errors.clientCertificateRequired());
        }
        if (response.isRefused() && response.isOfRegistry()) {
            return StageResult.failed(refused(response));
        }
        if (response.isUnauthorized()) {
            return response.challenges().isEmpty()
                    ? StageResult.failed(new LoginDiagnostics(target, options).missingChallenge())
                    : StageResult.passed(response);
        }
        if (!response.isOk()) {
            return StageResult.failed(notARegistry(response.returnsStatus()));
        }
        if (response.isHtml()) {
            return StageResult.failed(notARegistry("returns a web page"));
        }
        return response.isTooLarge()
                ? StageResult.failed(notARegistry("returns a response that is too large"))
                : StageResult.passed(response);
    }

    private Diagnostic notARegistry(String problem) {
        return Diagnostic.at(
                        DiagnosticCode.NOT_A_REGISTRY,
                        target.url(),
                        "the server of " + target.name() + " is not a registry: `/v2/` " + problem)
                .help("check the URL: `/v2/` on that host must be a registry API");
    }

    /** The registry responds, but refuses every request from this machine. */
    private Diagnostic refused(RegistryResponse response) {
        return Diagnostic.at(
                        DiagnosticCode.REGISTRY_ERROR,
                        target.url(),
                        target.name() + " refuses requests before a login: `/v2/` " + response.returnsStatus())
                .help("check that its firewall allows this machine, or ask the operator of the registry");
    }
}
