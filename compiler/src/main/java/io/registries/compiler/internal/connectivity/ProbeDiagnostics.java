// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.internal.http.Origin;

/**
 * The diagnostics that any request to the API of a registry may cause.
 *
 * @param target the checked credentials
 * @param options how messages name options
 */
record ProbeDiagnostics(CredentialTarget target, OptionNames options) {

    Diagnostic notARegistry(String problem) {
        return Diagnostic.at(
                        DiagnosticCode.NOT_A_REGISTRY,
                        target.url(),
                        "the server of " + target.name() + " is not a registry: " + problem)
                .help("check the URL: `/v2/` on that host must be a registry API");
    }

    Diagnostic crossOriginRedirect(Origin origin) {
        return Diagnostic.at(
                        DiagnosticCode.CROSS_ORIGIN_REDIRECT,
                        target.url(),
                        target.name() + " redirects to " + origin + ", which does not receive its credentials")
                .help("set the URL that the registry redirects to");
    }

    Diagnostic rateLimited() {
        return Diagnostic.at(
                        DiagnosticCode.RATE_LIMITED,
                        target.url(),
                        target.name() + " rejects requests because of its rate limit, so the check is incomplete")
                .help("try again later, or use an account with a higher rate limit");
    }

    Diagnostic notProbed(String reason) {
        return Diagnostic.at(
                        DiagnosticCode.NOT_PROBED,
                        target.registry().name().span(),
                        target.name() + target.forUse() + " " + reason)
                .help("increase " + options.flag(Option.REGISTRY_TIMEOUT) + " or " + options.flag(Option.RUN_DEADLINE)
                        + ", or try again");
    }
}
