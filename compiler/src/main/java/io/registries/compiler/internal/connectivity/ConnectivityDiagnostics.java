// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.RegistryCredentials;

/**
 * Creates the diagnostics of a probe, each located at the line to change.
 *
 * @param target the checked credentials
 * @param options how messages name options
 */
record ConnectivityDiagnostics(CredentialTarget target, OptionNames options) {
    private static final String CHECK_REACHABILITY = "check the URL and that this machine can reach it";

    StageFailedException unknownHost(String host) {
        return new StageFailedException(Diagnostic.at(
                        DiagnosticCode.UNKNOWN_HOST,
                        url(),
                        "the host `" + host + "` of " + target.name() + " cannot be resolved")
                .help("check the spelling and the DNS of this machine"));
    }

    StageFailedException unreachable(Origin origin, String problem) {
        return new StageFailedException(Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_HOST,
                        url(),
                        "cannot connect to " + target.name() + ": `" + origin.authority() + "` " + problem)
                .help(CHECK_REACHABILITY));
    }

    StageFailedException unreachableProxy(ProxyServer proxy, String problem) {
        return proxy("the proxy `" + proxy + "` for " + target.name() + " " + problem);
    }

    StageFailedException invalidProxy(String problem) {
        return proxy("cannot connect to " + target.name() + ": " + problem);
    }

    private StageFailedException proxy(String message) {
        return new StageFailedException(Diagnostic.at(DiagnosticCode.UNREACHABLE_PROXY, url(), message)
                .help("check `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, or " + options.name(Option.PROXIES)));
    }

    StageFailedException certificate(PeerCertificates certificates, String host) {
        return new StageFailedException(
                certificates().rejected(certificates, certificates.rejection().orElseThrow(), host));
    }

    Diagnostic expiringCertificate(PeerCertificates certificates, long days) {
        return certificates().expiring(certificates, days);
    }

    private CertificateDiagnostics certificates() {
        return new CertificateDiagnostics(target.registry(), target.name());
    }

    StageFailedException tlsNotSupported(Origin origin) {
        return new StageFailedException(Diagnostic.at(
                        DiagnosticCode.TLS_NOT_SUPPORTED,
                        url(),
                        target.name() + " serves plain HTTP on port " + origin.port())
                .help(
                        target.registry().provider().hasConnection()
                                ? "enable HTTPS on the registry, or set `connection: insecure` on a trusted network"
                                : "enable HTTPS on the registry"));
    }

    StageFailedException tlsHandshakeFailed(String problem) {
        return new StageFailedException(
                Diagnostic.at(DiagnosticCode.TLS_HANDSHAKE_FAILED, url(), target.name() + " " + problem)
                        .help("check that it supports TLS 1.2 or later on this port"));
    }

    StageFailedException notARegistry(String problem) {
        return new StageFailedException(Diagnostic.at(
                        DiagnosticCode.NOT_A_REGISTRY,
                        url(),
                        "the server of " + target.name() + " is not a registry: " + problem)
                .help("check the URL: `/v2/` on that host must be a registry API"));
    }

    StageFailedException crossOriginRedirect(Origin origin) {
        return new StageFailedException(Diagnostic.at(
                        DiagnosticCode.CROSS_ORIGIN_REDIRECT,
                        url(),
                        target.name() + " redirects to " + origin + ", which does not receive its credentials")
                .help("set the URL that the registry redirects to"));
    }

    StageFailedException registryError(String problem) {
        return new StageFailedException(
                Diagnostic.at(DiagnosticCode.REGISTRY_ERROR, url(), target.name() + " " + problem)
                        .help("try again later, or ask the operator of the registry"));
    }

    StageFailedException rateLimited() {
        return new StageFailedException(Diagnostic.at(
                        DiagnosticCode.RATE_LIMITED,
                        url(),
                        target.name() + " rejects requests because of its rate limit, so the check is incomplete")
                .help("try again later, or use an account with a higher rate limit"));
    }

    StageFailedException unsupportedChallenge(String problem) {
        return new StageFailedException(
                Diagnostic.at(DiagnosticCode.UNSUPPORTED_CHALLENGE, url(), target.name() + " " + problem)
                        .help("ask the operator of the registry; Docker would fail as well"));
    }

    StageFailedException unsafeTokenService(Origin realm, String rejectionReason) {
        return new StageFailedException(Diagnostic.at(
                        DiagnosticCode.UNSAFE_TOKEN_SERVICE,
                        url(),
                        "the credentials of " + target.name() + " are not sent to its token service " + realm
                                + ", which " + rejectionReason)
                .help("if this is correct, allow it with " + options.assign(Option.TOKEN_SERVICES, realm.host())));
    }

    StageFailedException rejected() {
        return new StageFailedException(
                target.credentials() instanceof RegistryCredentials.NoCredentials
                        ? Diagnostic.at(
                                        DiagnosticCode.REJECTED_CREDENTIALS,
                                        login(),
                                        target.name() + " is declared public but requires credentials")
                                .help("remove `public: true`, and set `username` and `password`")
                        : Diagnostic.at(
                                        DiagnosticCode.REJECTED_CREDENTIALS,
                                        login(),
                                        target.name() + " rejects its credentials" + forUse())
                                .help("check the username and the value of the referenced secret"));
    }

    Diagnostic unverifiedCredentials() {
        return Diagnostic.at(
                        DiagnosticCode.UNVERIFIED_CREDENTIALS,
                        login(),
                        target.name() + " allows anonymous access, so its credentials are not verified")
                .help("if anonymous access is intended, set `public: true` and remove the credentials");
    }

    Diagnostic pullDenied(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.PULL_DENIED,
                        repository.span(),
                        "the credentials of " + target.name() + forUse() + " cannot pull `" + repository + "`")
                .related(login(), "the credentials")
                .help("grant them permission to pull it, or use other credentials");
    }

    Diagnostic missingRepository(Located<String> repository) {
        Diagnostic diagnostic = Diagnostic.at(
                DiagnosticCode.MISSING_REPOSITORY,
                repository.span(),
                target.name() + " has no repository `" + repository + "`");
        return target.registry().provider().createsRepositories()
                ? diagnostic
                        .withSeverity(Severity.NOTE)
                        .help("no action needed: Devtron creates it with the first build")
                : diagnostic.help("create it, or push to it, before anything pulls from it");
    }

    Diagnostic pushDenied(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.PUSH_DENIED,
                        repository.span(),
                        "the credentials of " + target.name() + " cannot push to `" + repository + "`")
                .related(login(), "the credentials")
                .help("grant them permission to push to it, or use other credentials");
    }

    Diagnostic unfinishedUpload(Located<String> repository) {
        return Diagnostic.at(
                DiagnosticCode.UNFINISHED_UPLOAD,
                repository.span(),
                "the empty upload that tests the push permission for `" + repository
                        + "` could not be cancelled and will expire");
    }

    Diagnostic canPush(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.EXCESSIVE_PULL_PERMISSIONS,
                        login(),
                        "the pull credentials of " + target.name() + " can push to `" + repository + "`")
                .related(repository.span(), "the repository")
                .help("use credentials that can only pull");
    }

    Diagnostic notProbed(String reason) {
        return Diagnostic.at(
                        DiagnosticCode.NOT_PROBED,
                        target.registry().name().span(),
                        target.name() + forUse() + " " + reason)
                .help("increase " + options.flag(Option.REGISTRY_TIMEOUT) + " or " + options.flag(Option.RUN_DEADLINE)
                        + ", or try again");
    }

    private String forUse() {
        return target.use().isEmpty() ? "" : " for " + target.use();
    }

    Span url() {
        return target.registry().url().span();
    }

    private Span login() {
        RegistryCredentials credentials = target.credentials();
        return credentials.references().isEmpty()
                ? target.registry().name().span()
                : credentials.references().get(0).span();
    }

    boolean isInsecure() {
        return target.registry().connection().mode().value() == Connection.ConnectionMode.INSECURE;
    }
}
