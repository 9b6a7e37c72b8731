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

/** Devtron names the secret of a registry by its name without hyphens, so two such registries would share one. */
record CollidingNamesRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Map<String, List<Registry>> byBareName = configuration.registries().stream()
                .sorted(Comparator.comparing(registry -> registry.name().span()))
                .collect(Collectors.groupingBy(
                        registry -> registry.name().value().replace("-", ""), TreeMap::new, Collectors.toList()));
        byBareName
                .values()
                .forEach(sharing -> sharing.stream()
                        .skip(1)
                        .forEach(registry -> diagnostics.add(Diagnostic.at(
                                        DiagnosticCode.AMBIGUOUS_REGISTRY_NAMES,
                                        registry.name().span(),
                                        "registries `" + sharing.get(0).name() + "` and `" + registry.name()
                                                + "` differ in hyphens only, which Devtron drops in the names of secrets")
                                .related(sharing.get(0).name().span(), "the other")
                                .help("give one of them another name"))));
    }
}
