// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.internal.process.WorkTrees;
import java.nio.file.Path;

/** The names of paths in messages and reports. */
public final class PathNames {
    private PathNames() {}

    /**
     * The path relative to a folder if it is below it, also if one of them is given by a link; else the full path, which
     * is unambiguous. With forward slashes.
     */
    public static String nameOf(Path folder, Path path) {
        Path name = relative(folder, path);
        return name.toString().isEmpty() ? "." : name.toString().replace('\\', '/');
    }

    private static Path relative(Path folder, Path path) {
        if (path.startsWith(folder)) {
            return folder.relativize(path);
        }
        // The last name is kept, because a linked file has the name of its link.
        Path real = path.getFileName() == null
                ? path
                : WorkTrees.realPath(path.resolveSibling("")).resolve(path.getFileName());
        Path realFolder = WorkTrees.realPath(folder);
        return real.startsWith(realFolder) ? realFolder.relativize(real) : path;
    }
}
