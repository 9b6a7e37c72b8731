// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import java.nio.file.Path;

/** How messages and reports name a path. */
public final class PathNames {
    private PathNames() {}

    /**
     * The path relative to the base folder where it is below it, and all of it elsewhere, where a part of it could mean
     * several files. With forward slashes.
     */
    public static String nameOf(Path base, Path path) {
        if (path.equals(base)) {
            return ".";
        }
        Path shown = path.startsWith(base) ? base.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }
}
