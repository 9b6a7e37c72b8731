// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import java.util.List;

/** The number of images that all environments pull, which a short file can make very large. */
final class PullCount {
    /** 100,000 applications in ten environments. */
    static final long MAX_PULLS = 1_000_000;

    private PullCount() {}

    /** Reports an error if the applications have too many pulls; none are created before. */
    static boolean isWithinLimit(List<MappingReader> applications, int environments, DiagnosticCollector diagnostics) {
        long pulls = 0;
        for (MappingReader application : applications) {
            pulls += application.has("environments")
                    ? application.items("environments").size()
                    : environments;
            if (pulls > MAX_PULLS) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.TOO_MANY_PULLS,
                                application.require("name").span(),
                                "the applications up to here have more than 1,000,000 deployments to environments")
                        .help("list the `environments` of each application, or split the configuration"));
                return false;
            }
        }
        return true;
    }
}
