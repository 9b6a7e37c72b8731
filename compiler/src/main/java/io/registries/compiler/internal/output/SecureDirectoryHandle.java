// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** A directory that the operating system keeps open: nobody can replace it, or a parent of it, by a link. */
final class SecureDirectoryHandle extends DirectoryHandle {
    private final SecureDirectoryStream<Path> stream;

    SecureDirectoryHandle(Path path, SecureDirectoryStream<Path> stream) {
        super(path);
        this.stream = stream;
    }

    @Override
    <V extends FileAttributeView> V view(Class<V> type) {
        return stream.getFileAttributeView(type);
    }

    @Override
    <V extends FileAttributeView> V view(String name, Class<V> type) {
        return stream.getFileAttributeView(Path.of(name), type, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    SeekableByteChannel open(String name, OpenMode mode, FileAttribute<?>... attributes) throws IOException {
        return stream.newByteChannel(Path.of(name), mode.options(), attributes);
    }

    @Override
    DirectoryHandle openDirectory(String name) throws IOException {
        return new SecureDirectoryHandle(
                resolve(name), stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    void move(String name, DirectoryHandle target, String newName) throws IOException {
        stream.move(Path.of(name), ((SecureDirectoryHandle) target).stream, Path.of(newName));
    }

    @Override
    void delete(String name) throws IOException {
        stream.deleteFile(Path.of(name));
    }

    @Override
    void deleteDirectory(String name) throws IOException {
        stream.deleteDirectory(Path.of(name));
    }

    // A stream lists its entries only once.
    @Override
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (SecureDirectoryStream<Path> entries = stream.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
