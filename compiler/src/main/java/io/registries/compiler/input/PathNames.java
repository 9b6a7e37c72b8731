// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.input;

import java.nio.file.Path;

/** How messages and reports name a path. */
public final class PathNames {
    private PathNames() {}

    /** The path relative to the base folder where it is below it, and as it is elsewhere; with forward slashes. */
    public static String nameOf(Path base, Path path) {
        Path shown = path.startsWith(base) ? base.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }
}
