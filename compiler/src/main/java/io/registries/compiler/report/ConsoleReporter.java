// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import java.util.List;

final class ConsoleReporter implements Reporter {
    @Override
    public String report(List<Diagnostic> findings) {
        return findings.toString();
    }
}
