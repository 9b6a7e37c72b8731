// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;
import java.util.HashMap;
import java.util.Map;

/** Devtron removes hyphens from registry names to name their secrets, so such names must differ in more than hyphens. */
record CollidingNamesRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Map<String, Registry> byNameWithoutHyphens = new HashMap<>();
        for (Registry registry : SourceOrder.registries(configuration)) {
            String name = registry.name().value().replace("-", "");
            Registry first = byNameWithoutHyphens.putIfAbsent(name, registry);
            if (first != null) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.AMBIGUOUS_REGISTRY_NAMES,
                                registry.name().span(),
                                "registries `" + first.name() + "` and `" + registry.name()
                                        + "` differ only in hyphens, which Devtron removes from the names of secrets")
                        .related(first.name().span(), "the other registry")
                        .help("rename one of them"));
            }
        }
    }
}
