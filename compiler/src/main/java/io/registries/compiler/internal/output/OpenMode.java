// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** How a file is opened. */
enum OpenMode {
    READ(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
    /** For writing; the file must not exist. */
    CREATE_NEW(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
    /** For locking; the file is created if missing. */
    LOCK(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<OpenOption> options;

    OpenMode(OpenOption... options) {
        this.options = Set.of(options);
    }

    /** The options; links are never followed. */
    Set<OpenOption> options() {
        return options;
    }
}
