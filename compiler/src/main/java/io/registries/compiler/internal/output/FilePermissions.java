// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** Sets and checks owners and permissions on POSIX file systems. */
final class FilePermissions {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PUBLIC_FILE = PosixFilePermissions.fromString("rw-r--r--");

    private final boolean supported;
    private final FileAttribute<?>[] ownerFile;
    private final FileAttribute<?>[] ownerDirectory;
    private final FileAttribute<?>[] publicFile;

    /** Whether the umask is known to keep {@link #PUBLIC_FILE}. */
    private volatile boolean umaskAllowsPublic;

    FilePermissions(Path root) {
        this.supported = root.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.ownerFile = attributes(OWNER_FILE);
        this.ownerDirectory = attributes(OWNER_DIRECTORY);
        this.publicFile = attributes(PUBLIC_FILE);
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return supported
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** The attributes of a new file; secret files are accessible to their owner only. */
    FileAttribute<?>[] ofFile(boolean secret) {
        return secret ? ownerFile : publicFile;
    }

    /** The attributes of a new directory for secrets. */
    FileAttribute<?>[] ofSecretDirectory() {
        return ownerDirectory;
    }

    /** Makes a new public file readable for all, regardless of the umask. */
    void makePublic(Path file) throws IOException {
        if (supported && !umaskAllowsPublic) {
            umaskAllowsPublic = read(file).permissions().equals(PUBLIC_FILE);
            set(file, PUBLIC_FILE);
        }
    }

    /** The user of this run, as the owner of a new file; empty if the file system has no owners. */
    Optional<UserPrincipal> ownerOf(Path created) throws IOException {
        return supported ? Optional.of(read(created).owner()) : Optional.empty();
    }

    /** Whether a file is accessible to this user only. */
    boolean isPrivate(Path file, UserPrincipal user) throws IOException {
        PosixFileAttributes found = read(file);
        return found.owner().equals(user) && found.permissions().equals(OWNER_FILE);
    }

    /**
     * Restricts a directory to this user.
     *
     * @throws UnsafePathException if it belongs to another user
     */
    void restrict(Path directory, String name, UserPrincipal user) throws IOException {
        PosixFileAttributes found = read(directory);
        if (!found.owner().equals(user)) {
            throw UnsafePathException.ofOwner(name, found.owner().getName());
        }
        if (!found.permissions().equals(OWNER_DIRECTORY)) {
            set(directory, OWNER_DIRECTORY);
        }
    }

    private static PosixFileAttributes read(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void set(Path path, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        view.setPermissions(permissions);
    }
}
