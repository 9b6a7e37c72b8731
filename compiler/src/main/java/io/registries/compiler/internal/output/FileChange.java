// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.model.Action;
import java.util.Optional;

/**
 * The change of a file.
 *
 * @param action what is done
 * @param path the path within its directory
 * @param file the declared file; empty if the file is removed
 */
record FileChange(Action action, OutputPath path, Optional<OutputFile> file) {
    FileChange {
        if (file.isPresent() == (action == Action.REMOVE)) {
            throw new IllegalArgumentException("a file must be declared unless it is removed");
        }
    }

    /** The declared file. */
    OutputFile declared() {
        return file.orElseThrow();
    }
}
