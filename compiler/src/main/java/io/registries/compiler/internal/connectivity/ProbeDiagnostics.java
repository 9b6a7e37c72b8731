// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;

/**
 * The diagnostics of a check that is not completed in time.
 *
 * @param target the checked credentials
 * @param options how messages name options
 */
record ProbeDiagnostics(CredentialTarget target, OptionNames options) {

    Diagnostic notProbed(String reason) {
        return Diagnostic.at(
                        DiagnosticCode.NOT_PROBED,
                        target.registry().name().span(),
                        target.name() + target.forUse() + " " + reason)
                .help("increase " + options.flag(Option.REGISTRY_TIMEOUT) + " or " + options.flag(Option.RUN_DEADLINE)
                        + ", or try again");
    }
}
