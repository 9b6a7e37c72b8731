// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.RegistryCredentials;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a probe finds, in words, at the line that must change.
 *
 * @param target what is probed
 * @param options how messages name options
 */
record ConnectivityDiagnostics(CredentialTarget target, OptionNames options) {
    private static final String REACH = "check the URL, and that this machine may reach it";

    StageFailure unknownHost(String host) {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.UNKNOWN_HOST,
                        url(),
                        "the host `" + host + "` of " + target.name() + " has no address")
                .help("check the spelling, and that this machine's name service knows it"));
    }

    StageFailure unreachable(Origin origin, String problem) {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_HOST,
                        url(),
                        target.name() + " cannot be connected to: " + origin.authority() + " " + problem)
                .help(REACH));
    }

    StageFailure unreachableProxy(ProxyServer proxy, String problem) {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_PROXY,
                        url(),
                        "the proxy `" + proxy + "` on the way to " + target.name() + " " + problem)
                .help("check `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, or " + options.name(Option.PROXIES)));
    }

    StageFailure certificate(PeerCertificates handshake, String host) {
        String server = "the certificate of " + target.name();
        Diagnostic diagnostic = switch (handshake.problem().orElseThrow()) {
            case EXPIRED ->
                Diagnostic.at(DiagnosticCode.EXPIRED_CERTIFICATE, url(), server + " expired on " + expiry(handshake))
                        .help("have it renewed by whoever runs the registry");
            case NOT_YET_VALID ->
                Diagnostic.at(
                                DiagnosticCode.CERTIFICATE_NOT_YET_VALID,
                                url(),
                                server + " is not valid before "
                                        + LocalDate.ofInstant(
                                                handshake
                                                        .certificate()
                                                        .getNotBefore()
                                                        .toInstant(),
                                                ZoneOffset.UTC))
                        .help("check the clock of this machine, or have the certificate replaced");
            case WRONG_HOST ->
                Diagnostic.at(
                                DiagnosticCode.CERTIFICATE_HOSTNAME_MISMATCH,
                                url(),
                                server + " does not name `" + host + "`, but " + handshake.subject())
                        .help("write the host that the certificate names, or have it issued for this one");
            case UNTRUSTED -> untrusted(handshake);
        };
        return new StageFailure(diagnostic);
    }

    private Diagnostic untrusted(PeerCertificates handshake) {
        String certificate = "the certificate " + handshake.subject() + " of " + target.name() + " is signed by "
                + handshake.issuer();
        return target.registry().connection().caCertificate().isPresent()
                ? Diagnostic.at(
                                DiagnosticCode.UNTRUSTED_CERTIFICATE,
                                target.registry()
                                        .connection()
                                        .caCertificate()
                                        .get()
                                        .span(),
                                certificate + ", which this file does not hold")
                        .help("put that authority's certificate into the file")
                : Diagnostic.at(
                                DiagnosticCode.UNTRUSTED_CERTIFICATE,
                                url(),
                                certificate + ", which is not trusted here")
                        .help(
                                target.registry().provider().hasConnection()
                                        ? "set `connection: secure-with-cert` and `caCertificate` with that authority's certificate"
                                        : "somebody may stand between: if a proxy of your own does, let Java trust its authority");
    }

    Diagnostic expiring(PeerCertificates handshake, long days) {
        return Diagnostic.at(
                        DiagnosticCode.EXPIRING_CERTIFICATE,
                        url(),
                        "the certificate of " + target.name() + " expires on " + expiry(handshake) + ", in "
                                + Plurals.count(days, "day"))
                .help("have it renewed by whoever runs the registry");
    }

    private static LocalDate expiry(PeerCertificates handshake) {
        return handshake.chain().stream()
                .map(certificate ->
                        LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    StageFailure noTls(Origin origin) {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.TLS_NOT_SUPPORTED,
                        url(),
                        target.name() + " speaks plain HTTP on port " + origin.port())
                .help(
                        target.registry().provider().hasConnection()
                                ? "serve it by https, or set `connection: insecure` where nobody can listen"
                                : "serve it by https"));
    }

    StageFailure failedTls(String problem) {
        return new StageFailure(Diagnostic.at(DiagnosticCode.TLS_HANDSHAKE_FAILED, url(), target.name() + " " + problem)
                .help("check that it serves TLS 1.2 or later on this port"));
    }

    StageFailure noRegistry(String problem) {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.NOT_A_REGISTRY,
                        url(),
                        "what answers for " + target.name() + " is no registry: " + problem)
                .help("check the URL: `/v2/` on that host must be a registry's"));
    }

    StageFailure elsewhere(Origin origin) {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.CROSS_ORIGIN_REDIRECT,
                        url(),
                        target.name() + " sends on to " + origin + ", where its credentials are not sent")
                .help("write the URL that the registry really has"));
    }

    StageFailure failing(String problem) {
        return new StageFailure(Diagnostic.at(DiagnosticCode.REGISTRY_ERROR, url(), target.name() + " " + problem)
                .help("try again later, or ask whoever runs it"));
    }

    StageFailure rateLimited() {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.RATE_LIMITED,
                        url(),
                        target.name() + " takes no more requests for now, so it is not proved")
                .help("try again later, or log in with an account that may ask more"));
    }

    StageFailure unusableChallenge(String problem) {
        return new StageFailure(
                Diagnostic.at(DiagnosticCode.UNSUPPORTED_CHALLENGE, url(), target.name() + " " + problem)
                        .help("ask whoever runs it: Docker would fail likewise"));
    }

    StageFailure unsafeRealm(Origin realm, String objection) {
        return new StageFailure(Diagnostic.at(
                        DiagnosticCode.UNSAFE_TOKEN_SERVICE,
                        url(),
                        "the credentials of " + target.name() + " are not sent to its token service " + realm
                                + ", which " + objection)
                .help("if it is right, allow it with " + options.assign(Option.TOKEN_SERVICES, realm.host())));
    }

    StageFailure rejected() {
        return new StageFailure(
                target.access() instanceof RegistryCredentials.NoCredentials
                        ? Diagnostic.at(
                                        DiagnosticCode.REJECTED_CREDENTIALS,
                                        login(),
                                        target.name() + " lets nobody in without credentials, and is declared public")
                                .help("remove `public: true`, and give `username` and `password`")
                        : Diagnostic.at(
                                        DiagnosticCode.REJECTED_CREDENTIALS,
                                        login(),
                                        target.name() + " does not take these credentials" + forUse())
                                .help("check the username and the value that the reference holds"));
    }

    Diagnostic unproven() {
        return Diagnostic.at(
                        DiagnosticCode.UNVERIFIED_CREDENTIALS,
                        login(),
                        target.name() + " lets anyone in, so its credentials are unproven")
                .help("if it is meant to be open, declare it `public: true` without credentials");
    }

    Diagnostic pullDenied(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.PULL_DENIED,
                        repository.span(),
                        target.name() + " does not let its credentials" + forUse() + " pull `" + repository + "`")
                .related(login(), "the credentials")
                .help("grant them the right to pull it, or use others");
    }

    Diagnostic missing(Located<String> repository) {
        Diagnostic diagnostic = Diagnostic.at(
                DiagnosticCode.MISSING_REPOSITORY,
                repository.span(),
                target.name() + " has no repository `" + repository + "` yet");
        return target.registry().provider().createsRepositories()
                ? diagnostic.withSeverity(Severity.NOTE).help("Devtron creates it with the first build")
                : diagnostic.help("push to it once, or create it, before anything pulls from it");
    }

    Diagnostic pushDenied(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.PUSH_DENIED,
                        repository.span(),
                        target.name() + " does not let its credentials push to `" + repository + "`")
                .related(login(), "the credentials")
                .help("grant them the right to push to it, or use others");
    }

    Diagnostic unfinished(Located<String> repository) {
        return Diagnostic.at(
                DiagnosticCode.UNFINISHED_UPLOAD,
                repository.span(),
                "the empty upload with which the right to push to `" + repository
                        + "` was tried could not be cancelled, and is left to expire");
    }

    Diagnostic canPush(Located<String> repository) {
        return Diagnostic.at(
                        DiagnosticCode.EXCESSIVE_PULL_PERMISSIONS,
                        login(),
                        "the pull credentials of " + target.name() + " can push to `" + repository + "`")
                .related(repository.span(), "the repository")
                .help("give clusters credentials that can only pull");
    }

    Diagnostic notProbed(String reason) {
        return Diagnostic.at(
                        DiagnosticCode.NOT_PROBED,
                        target.registry().name().span(),
                        target.name() + forUse() + " " + reason)
                .help("give more time with " + options.flag(Option.REGISTRY_TIMEOUT) + " or "
                        + options.flag(Option.RUN_DEADLINE) + ", or try again");
    }

    private String forUse() {
        return target.use().isEmpty() ? "" : " for " + target.use();
    }

    Span url() {
        return target.registry().url().span();
    }

    private Span login() {
        RegistryCredentials access = target.access();
        return access.references().isEmpty()
                ? target.registry().name().span()
                : access.references().get(0).span();
    }

    boolean isInsecure() {
        return target.registry().connection().mode().value() == Connection.ConnectionMode.INSECURE;
    }
}
