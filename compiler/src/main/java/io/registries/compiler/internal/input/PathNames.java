// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import java.nio.file.Path;

/** The names of paths in messages and reports. */
public final class PathNames {
    private PathNames() {}

    /**
     * The path relative to the base folder if it is below it, else the full path, which is unambiguous. With forward
     * slashes.
     */
    public static String nameOf(Path base, Path path) {
        if (path.equals(base)) {
            return ".";
        }
        Path name = path.startsWith(base) ? base.relativize(path) : path;
        return name.toString().replace('\\', '/');
    }
}
