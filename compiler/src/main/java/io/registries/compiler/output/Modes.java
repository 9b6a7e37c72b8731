// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read what, on file systems that know it. */
final class Modes {
    static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    static final Set<PosixFilePermission> OPEN_FILE = PosixFilePermissions.fromString("rw-r--r--");

    private final boolean known;

    /** Whether the process's umask takes nothing away from files that all may read. */
    private volatile boolean comesOpen;

    Modes(Path root) {
        this.known = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    boolean areKnown() {
        return known;
    }

    /** What is given to a file or folder as it is made. */
    FileAttribute<?>[] of(Set<PosixFilePermission> permissions) {
        return known
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Lets all read a file that was made so, whatever the umask. */
    void open(Path file) throws IOException {
        if (known && !comesOpen) {
            comesOpen = Files.getPosixFilePermissions(file).equals(OPEN_FILE);
            ensure(file, OPEN_FILE);
        }
    }

    /** Gives a file or folder a mode, where it has another. */
    void ensure(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (known && !Files.getPosixFilePermissions(path).equals(permissions)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
