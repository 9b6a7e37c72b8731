// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;

/** Checks the linked configuration. */
@FunctionalInterface
interface ConfigurationRule {
    void check(Configuration configuration, DiagnosticCollector diagnostics);
}
