// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.model.Action;
import java.util.Optional;

/**
 * What is done to one file.
 *
 * @param action what
 * @param path within its directory
 * @param file what it must be; absent where it is removed
 */
record FileChange(Action action, OutputPath path, Optional<OutputFile> file) {
    FileChange {
        if (file.isPresent() == (action == Action.REMOVE)) {
            throw new IllegalArgumentException("a file is declared unless it is removed");
        }
    }

    /** What a file that is not removed must be. */
    OutputFile declared() {
        return file.orElseThrow();
    }
}
