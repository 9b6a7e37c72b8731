// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets and checks owners and permissions on POSIX file systems. */
final class FilePermissions {
    private static final String SUPERUSER = "root";
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PUBLIC_FILE = PosixFilePermissions.fromString("rw-r--r--");

    private final boolean supported;
    private final FileAttribute<?>[] ownerFile;
    private final FileAttribute<?>[] ownerDirectory;
    private final FileAttribute<?>[] publicFile;

    /** Whether the umask is known to keep {@link #PUBLIC_FILE}. */
    private volatile boolean umaskAllowsPublic;

    /** The user of this run; null until it is known, or if the file system has no owners. */
    private volatile @Nullable UserPrincipal user;

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
    void makePublic(DirectoryHandle directory, String file) throws IOException {
        if (supported && !umaskAllowsPublic) {
            PosixFileAttributeView view = directory.view(file, PosixFileAttributeView.class);
            umaskAllowsPublic = view.readAttributes().permissions().equals(PUBLIC_FILE);
            view.setPermissions(PUBLIC_FILE);
        }
    }

    /** Sets the user of this run: the owner of a directory that it created. */
    void setUser(DirectoryHandle created) throws IOException {
        if (supported) {
            user = created.view(PosixFileAttributeView.class).readAttributes().owner();
        }
    }

    /** Whether a file is accessible to this user only; true if the user is unknown. */
    boolean isPrivate(DirectoryHandle directory, String file) throws IOException {
        UserPrincipal owner = user;
        if (owner == null) {
            return true;
        }
        PosixFileAttributes found =
                directory.view(file, PosixFileAttributeView.class).readAttributes();
        return found.owner().equals(owner) && found.permissions().equals(OWNER_FILE);
    }

    /**
     * Restricts a directory of secrets to this user.
     *
     * @param root the output directory
     * @param path the path within the output directory
     * @throws UnsafePathException if it belongs to another user
     */
    void restrict(DirectoryHandle directory, RootDirectory root, String path) throws IOException {
        UserPrincipal owner = user;
        if (owner != null) {
            PosixFileAttributeView view = directory.view(PosixFileAttributeView.class);
            PosixFileAttributes found = view.readAttributes();
            if (!found.owner().equals(owner)) {
                throw UnsafePathException.ofOwner(
                        root.nameOf(path), found.owner().getName());
            }
            if (!found.permissions().equals(OWNER_DIRECTORY)) {
                view.setPermissions(OWNER_DIRECTORY);
            }
        }
    }

    /**
     * Checks that no other user can replace the directories of secrets in a directory. It may contain other files too,
     * so they remain readable.
     *
     * @param name the name in messages
     * @throws UnsafePathException if another user can
     */
    void protect(DirectoryHandle directory, String name) throws IOException {
        UserPrincipal owner = user;
        if (owner == null) {
            return;
        }
        PosixFileAttributeView view = directory.view(PosixFileAttributeView.class);
        PosixFileAttributes found = view.readAttributes();
        boolean own = found.owner().equals(owner);
        if (!own && !found.owner().getName().equals(SUPERUSER)) {
            throw UnsafePathException.ofOwner(name, found.owner().getName());
        }
        if (found.permissions().contains(PosixFilePermission.OTHERS_WRITE) && !directory.isSticky()) {
            if (!own) {
                throw UnsafePathException.ofPermissions(name);
            }
            Set<PosixFilePermission> remaining = EnumSet.copyOf(found.permissions());
            remaining.remove(PosixFilePermission.OTHERS_WRITE);
            view.setPermissions(remaining);
        }
    }
}
