// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Devtron removes hyphens from registry names to name their secrets, so such names must differ in more than hyphens. */
record CollidingNamesRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Map<String, List<Registry>> byNameWithoutHyphens = configuration.registries().stream()
                .sorted(Comparator.comparing(registry -> registry.name().span()))
                .collect(Collectors.groupingBy(
                        registry -> registry.name().value().replace("-", ""), TreeMap::new, Collectors.toList()));
        byNameWithoutHyphens
                .values()
                .forEach(colliding -> colliding.stream()
                        .skip(1)
                        .forEach(registry -> diagnostics.add(Diagnostic.at(
                                        DiagnosticCode.AMBIGUOUS_REGISTRY_NAMES,
                                        registry.name().span(),
                                        "registries `" + colliding.get(0).name() + "` and `" + registry.name()
                                                + "` differ only in hyphens, which Devtron removes from the names of secrets")
                                .related(colliding.get(0).name().span(), "the other registry")
                                .help("rename one of them"))));
    }
}
