// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** A directory on a platform that cannot keep it open: before each access, its real path is checked. */
final class CheckedDirectoryHandle extends DirectoryHandle {
    private final Path real;

    private CheckedDirectoryHandle(Path path, Path real) {
        super(path);
        this.real = real;
    }

    static DirectoryHandle open(Path path) throws IOException {
        return new CheckedDirectoryHandle(path, path.toRealPath());
    }

    private void check() throws IOException {
        if (!path().toRealPath().equals(real)) {
            throw new FileSystemException(path().toString(), null, "replaced by a link");
        }
    }

    @Override
    <V extends FileAttributeView> V view(Class<V> type) throws IOException {
        check();
        return Files.getFileAttributeView(path(), type, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    <V extends FileAttributeView> V view(String name, Class<V> type) throws IOException {
        check();
        return Files.getFileAttributeView(resolve(name), type, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    SeekableByteChannel open(String name, OpenMode mode, FileAttribute<?>... attributes) throws IOException {
        check();
        return FileChannel.open(resolve(name), mode.options(), attributes);
    }

    // File systems without case may have another spelling of the name.
    @Override
    DirectoryHandle openDirectory(String name) throws IOException {
        check();
        Path child = resolve(name).toRealPath();
        if (!real.equals(child.getParent())) {
            throw new FileSystemException(resolve(name).toString(), null, "replaced by a link");
        }
        return new CheckedDirectoryHandle(resolve(name), child);
    }

    @Override
    void createDirectory(String name, FileAttribute<?>... attributes) throws IOException {
        check();
        super.createDirectory(name, attributes);
    }

    @Override
    void move(String name, DirectoryHandle target, String newName) throws IOException {
        check();
        ((CheckedDirectoryHandle) target).check();
        Files.move(
                resolve(name),
                target.resolve(newName),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    void delete(String name) throws IOException {
        check();
        Files.delete(resolve(name));
    }

    @Override
    void deleteDirectory(String name) throws IOException {
        delete(name);
    }

    @Override
    List<String> names() throws IOException {
        check();
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path())) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
