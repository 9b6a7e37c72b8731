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
                .help("check the spelling and the DNS of this machine");
    }

    Diagnostic unreachable(Origin origin, String problem) {
        return Diagnostic.at(
                        DiagnosticCode.UNREACHABLE_HOST,
                        target.url(),
                        "cannot connect to " + server.name() + ": `" + origin.authority() + "` " + problem)
                .help("check the URL and that this machine can reach it");
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
                        target.registry().provider().hasConnection()
                                ? "enable HTTPS on the registry, or set `connection: insecure` on a trusted network"
                                : "enable HTTPS on the registry");
    }

    /** An error of the server itself. */
    Diagnostic serverError(String problem) {
        return Diagnostic.at(DiagnosticCode.REGISTRY_ERROR, target.url(), server.name() + " " + problem)
                .help("try again later, or " + server.askOperator());
    }

    Diagnostic tlsHandshakeFailed(String problem) {
        return Diagnostic.at(DiagnosticCode.TLS_HANDSHAKE_FAILED, target.url(), server.name() + " " + problem)
                .help("check that it supports TLS 1.2 or later on this port");
    }
}
