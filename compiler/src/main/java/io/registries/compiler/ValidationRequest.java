// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.input.InputRoots;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to validate.
 *
 * @param baseDirectory that a relative source starts from, and that findings name files relative to; absolute
 * @param source a file, a folder or a pattern
 * @param allowPlaintextSecrets whether a secret that stands in the source is a warning rather than an error
 * @param baseline a former configuration to compare with: a file or folder, or else a git revision
 * @param host the machine
 * @param options how messages name options
 */
public record ValidationRequest(
        Path baseDirectory,
        String source,
        boolean allowPlaintextSecrets,
        Optional<String> baseline,
        Host host,
        OptionNames options) {
    public ValidationRequest {
        if (!baseDirectory.isAbsolute()) {
            throw new IllegalArgumentException("the base directory must be absolute");
        }
    }

    /** A request whose messages name options as this API does. */
    public ValidationRequest(
            Path baseDirectory, String source, boolean allowPlaintextSecrets, Optional<String> baseline, Host host) {
        this(baseDirectory, source, allowPlaintextSecrets, baseline, host, OptionNames.API);
    }

    /** Where input may be read. */
    InputRoots roots() {
        return InputRoots.of(baseDirectory);
    }

    /** The same, compared with a former configuration. */
    public ValidationRequest comparedWith(Optional<String> former) {
        return new ValidationRequest(baseDirectory, source, allowPlaintextSecrets, former, host, options);
    }
}
