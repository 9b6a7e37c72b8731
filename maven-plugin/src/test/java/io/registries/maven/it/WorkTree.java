// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the directory of an integration test a git work tree of its own, so that files are named from there. */
public final class WorkTree {
    private WorkTree() {}

    /** Creates an empty repository that ignores the build directories. */
    public static boolean create(File basedir) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "init", "-q")
                .directory(basedir)
                .inheritIO()
                .start();
        if (git.waitFor() != 0) {
            throw new AssertionError("git init failed in " + basedir);
        }
        Path exclude = basedir.toPath().resolve(".git/info/exclude");
        Files.createDirectories(exclude.resolveSibling(""));
        Files.writeString(exclude, "target/\nbuild/\n");
        return true;
    }
}
