// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** How a file is opened. */
enum OpenMode {
    READ,
    /** For writing; the file must not exist. */
    CREATE_NEW,
    /** For locking; the file is created if missing. */
    LOCK;

    /** The options; links are never followed. */
    Set<OpenOption> options() {
        return switch (this) {
            case READ -> Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            case CREATE_NEW ->
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            case LOCK -> Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        };
    }
}
