// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.secrets.SecretSearch;
import java.util.Optional;

/**
 * Checks that files contain no secrets, except secret files.
 *
 * @param secrets finds the values of the secrets
 */
record ExposureCheck(SecretSearch secrets) {
    /** The error of a file that contains a secret. */
    Optional<Diagnostic> check(OutputFile file) {
        Optional<String> found = file.kind().isSecret() ? Optional.empty() : secrets.find(file.content());
        return found.isPresent() ? Optional.of(exposed(file, found.get())) : Optional.empty();
    }

    /** The error of a manifest that contains a secret. It is long, so its parts are searched in parallel. */
    Optional<Diagnostic> checkParts(OutputFile manifest, ParallelTasks tasks) {
        for (Optional<String> found : tasks.map(manifest.parts(), secrets::find)) {
            if (found.isPresent()) {
                return Optional.of(exposed(manifest, found.get()));
            }
        }
        return Optional.empty();
    }

    // Without a location, since an excerpt could show the value.
    private static Diagnostic exposed(OutputFile file, String secret) {
        return Diagnostic.withoutLocation(
                        DiagnosticCode.EXPOSED_SECRET,
                        "`" + file.path() + "` would contain the value of " + secret + ", but is not a secret file")
                .help("remove the value from the configuration, the files that it names, and the templates");
    }
}
