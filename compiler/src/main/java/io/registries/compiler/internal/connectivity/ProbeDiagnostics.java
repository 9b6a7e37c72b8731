// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;

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
                        "the server of " + target.name() + " is not a registry: `/v2/` " + problem)
                .help("check the URL: `/v2/` on that host must be a registry API");
    }

    /** The registry responds, but refuses every request from this machine. */
    Diagnostic refused(RegistryResponse response) {
        return Diagnostic.at(
                        DiagnosticCode.REGISTRY_ERROR,
                        target.url(),
                        target.name() + " refuses requests before a login: `/v2/` " + response.returnsStatus())
                .help("check that its firewall allows this machine, or ask the operator of the registry");
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
