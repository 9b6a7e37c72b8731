// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.internal.http.Origin;

/**
 * The diagnostics of logins.
 *
 * @param target the checked credentials
 * @param options how messages name options
 */
record LoginDiagnostics(CredentialTarget target, OptionNames options) {

    Diagnostic missingChallenge() {
        return unsupported(target.name() + " requires credentials but specifies no authentication scheme");
    }

    Diagnostic unsupportedChallenge(Challenge challenge) {
        return unsupported(target.name()
                + (challenge.scheme().equals("bearer")
                        ? " sends a `bearer` challenge without the URL of a token service"
                        : " sends an unsupported `" + challenge.scheme() + "` challenge"));
    }

    Diagnostic invalidTokenService() {
        return unsupported(target.name() + " specifies a token service with an invalid URL");
    }

    Diagnostic missingToken(ServerName tokenService) {
        return unsupported(tokenService.name() + " returns no token");
    }

    private Diagnostic unsupported(String message) {
        return Diagnostic.at(DiagnosticCode.UNSUPPORTED_CHALLENGE, target.url(), message)
                .help("ask the operator of the registry; Docker would fail as well");
    }

    /** Docker logs in at {@code /v2/} only; containerd also answers the challenges of repositories. */
    Diagnostic openBaseEndpoint() {
        return Diagnostic.at(
                        DiagnosticCode.UNSUPPORTED_CHALLENGE,
                        target.url(),
                        target.name()
                                + " requires a login for its repositories but not for `/v2/`, so Docker sends none")
                .help("configure the registry, or the proxy in front of it, to require a login for `/v2/`");
    }

    Diagnostic unsafeTokenService(Origin realm, String rejectionReason) {
        return Diagnostic.at(
                        DiagnosticCode.UNSAFE_TOKEN_SERVICE,
                        target.url(),
                        "the credentials of " + target.name() + " are not sent to its token service " + realm
                                + ", which " + rejectionReason)
                .help("if this is correct, allow it with " + options.assign(Option.TOKEN_SERVICES, realm.host()));
    }

    Diagnostic rejected() {
        return target.isAnonymous()
                ? Diagnostic.at(
                                DiagnosticCode.REJECTED_CREDENTIALS,
                                target.login(),
                                target.name() + " is declared public but requires credentials")
                        .help("remove `public: true`, and set `username` and `password`")
                : Diagnostic.at(
                                DiagnosticCode.REJECTED_CREDENTIALS,
                                target.login(),
                                target.name() + " rejects its credentials" + target.forUse())
                        .help("check the username and the value of the referenced secret");
    }

    Diagnostic unverifiedCredentials() {
        return Diagnostic.at(
                        DiagnosticCode.UNVERIFIED_CREDENTIALS,
                        target.login(),
                        target.name() + " allows anonymous access, so its credentials are not verified")
                .help("if anonymous access is intended, set `public: true` and remove the credentials");
    }
}
