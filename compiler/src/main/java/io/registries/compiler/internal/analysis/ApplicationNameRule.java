// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;

/** Devtron limits the names of new applications, but keeps longer names of existing ones. */
record ApplicationNameRule() implements ConfigurationRule {
    private static final int MAX_CHARACTERS = 30;

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Application application : configuration.applications()) {
            if (application.name().value().length() > MAX_CHARACTERS) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.LONG_APPLICATION_NAME,
                                application.name().span(),
                                "the application name `" + application.name() + "` has more than " + MAX_CHARACTERS
                                        + " characters, which Devtron rejects for new applications")
                        .help("use a shorter name, unless the application exists in Devtron"));
            }
        }
    }
}
