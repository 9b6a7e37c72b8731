// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.internal.http.Origin;

/**
 * The diagnostics of connections to a server: DNS, TCP, proxies and TLS without its certificates.
 *
 * @param target the checked credentials
 * @param options how messages name options
 * @param server the registry or its token service, as named in messages
 */
record EndpointDiagnostics(CredentialTarget target, OptionNames options, ServerName server) {

    Diagnostic unknownHost(String host) {
        return Diagnostic.at(
                        DiagnosticCode.UNKNOWN_HOST,
                        target.url(),
                        "the host `" + host + "` of " + server.name() + " cannot be resolved")
                .help((server.declared()
                                ? "check the spelling and the DNS of this machine"
                                : "check the DNS of this machine")
                        + server.orWrongUrl());
    }

    Diagnostic unreachable(Origin origin, String problem) {
        return Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_HOST,
                        target.url(),
                        "cannot connect to " + server.name() + ": `" + origin.authority() + "` " + problem)
                .help((server.declared()
                                ? "check the URL and that this machine can reach it"
                                : "check that this machine can reach it")
                        + server.orWrongUrl());
    }

    Diagnostic unreachableProxy(ProxyServer proxy, String problem) {
        return proxy("the proxy `" + proxy + "` for " + server.name() + " " + problem);
    }

    Diagnostic invalidProxy(String problem) {
        return proxy("cannot connect to " + server.name() + ": " + problem);
    }

    private Diagnostic proxy(String message) {
        return Diagnostic.at(DiagnosticCode.UNREACHABLE_PROXY, target.url(), message)
                .help("check `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, or " + options.name(Option.PROXIES));
    }

    Diagnostic tlsNotSupported(Origin origin) {
        return Diagnostic.at(
                        DiagnosticCode.TLS_NOT_SUPPORTED,
                        target.url(),
                        server.name() + " serves plain HTTP on port " + origin.port())
                .help(
                        server.declared() && target.registry().provider().hasConnection()
                                ? "enable HTTPS on the registry, or set `connection: insecure` on a trusted network"
                                : "enable HTTPS on the " + server.kind());
    }

    Diagnostic clientCertificateRequired() {
        return Diagnostic.at(
                        DiagnosticCode.TLS_HANDSHAKE_FAILED,
                        target.url(),
                        server.name() + " requires a client certificate, which a registry in Devtron cannot have")
                .help("use an endpoint of the registry that accepts logins without a client certificate");
    }

    /** An error of the server itself. */
    Diagnostic serverError(String problem) {
        return Diagnostic.at(DiagnosticCode.REGISTRY_ERROR, target.url(), server.name() + " " + problem)
                .help("try again later, or " + server.askOperator());
    }

    Diagnostic rateLimited() {
        return Diagnostic.at(
                        DiagnosticCode.RATE_LIMITED,
                        target.url(),
                        server.name() + " rejects requests because of its rate limit, so the check is incomplete")
                .help("try again later, or use an account with a higher rate limit");
    }

    Diagnostic crossOriginRedirect(Origin origin) {
        return Diagnostic.at(
                        DiagnosticCode.CROSS_ORIGIN_REDIRECT,
                        target.url(),
                        server.name() + " redirects to " + origin
                                + (target.isAnonymous()
                                        ? ", which may be in an internal network"
                                        : ", which does not receive its credentials"))
                .help(
                        server.declared()
                                ? "set the URL that the registry redirects to"
                                : server.askOperator() + ", which must not redirect to another server");
    }

    Diagnostic tlsHandshakeFailed(String problem) {
        return Diagnostic.at(DiagnosticCode.TLS_HANDSHAKE_FAILED, target.url(), server.name() + " " + problem)
                .help("check that it supports TLS 1.2 or later on this port");
    }
}
