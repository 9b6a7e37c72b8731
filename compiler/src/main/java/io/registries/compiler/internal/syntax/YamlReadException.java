// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;

/** Ends the reading of one file at a finding after which the rest cannot be read. Never leaves the package. */
final class YamlReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic finding;

    YamlReadException(Diagnostic finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }

    Diagnostic finding() {
        return finding;
    }
}
