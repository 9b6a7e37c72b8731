// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A directory that is replaced by a link while it is in use is never followed, on any platform. */
class DirectoryHandleTest {

    @TempDir
    private Path folder;

    private Path root;
    private Path victim;

    /** The implementations for platforms that keep directories open, and for others. */
    private enum Platform {
        SECURE {
            @Override
            DirectoryHandle open(Path path) throws IOException {
                return DirectoryHandle.open(path);
            }
        },
        CHECKED {
            @Override
            DirectoryHandle open(Path path) throws IOException {
                return CheckedDirectoryHandle.open(path);
            }
        };

        abstract DirectoryHandle open(Path path) throws IOException;
    }

    @BeforeEach
    void createDirectories() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.createDirectory(root.resolve("inner"));
        Files.writeString(root.resolve("inner/file"), "mine");
        victim = Files.createDirectory(folder.resolve("victim"));
        Files.writeString(victim.resolve("file"), "CANARY");
    }

    @Test
    void directoriesAreKeptOpenOnThisPlatform() throws IOException {
        try (DirectoryHandle handle = DirectoryHandle.open(root)) {
            assertThat(handle).isInstanceOf(SecureDirectoryHandle.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWritesMovesListsAndDeletes(Platform platform) throws IOException {
        try (DirectoryHandle handle = platform.open(root);
                DirectoryHandle inner = handle.openDirectory("inner")) {
            assertThat(inner.state("file")).isEqualTo(new FileState(FileState.FileType.REGULAR_FILE, 4));
            assertThat(read(inner, "file")).isEqualTo("mine");
            write(handle, "new");
            handle.move("new", inner, "moved");
            assertThat(inner.names()).containsExactlyInAnyOrder("file", "moved");
            assertThat(inner.names()).as("a second time").hasSize(2);
            inner.delete("moved");
            inner.delete("file");
            handle.deleteDirectory("inner");
            assertThat(handle.names()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotFollowALinkThatReplacesADirectory(Platform platform) throws IOException {
        try (DirectoryHandle handle = platform.open(root);
                DirectoryHandle inner = handle.openDirectory("inner")) {
            Files.move(root.resolve("inner"), root.resolve("moved"));
            Files.createSymbolicLink(root.resolve("inner"), victim);
            assertThatThrownBy(() -> handle.openDirectory("inner")).isInstanceOf(IOException.class);
            attempt(() -> write(inner, "new"));
            attempt(() -> assertThat(read(inner, "file")).isEqualTo("mine"));
            attempt(() -> inner.delete("file"));
            attempt(() -> inner.move("new", handle, "out"));
        }
        assertThat(victim).isDirectoryContaining(file -> file.endsWith("file"));
        assertThat(victim.resolve("file")).hasContent("CANARY");
        assertThat(victim.resolve("new")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotFollowALinkInPlaceOfAFile(Platform platform) throws IOException {
        Files.createSymbolicLink(root.resolve("link"), victim.resolve("file"));
        try (DirectoryHandle handle = platform.open(root)) {
            assertThat(handle.state("link").type()).isEqualTo(FileState.FileType.SYMBOLIC_LINK);
            assertThatThrownBy(() -> read(handle, "link")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> write(handle, "link")).isInstanceOf(IOException.class);
            handle.delete("link");
        }
        assertThat(victim.resolve("file")).hasContent("CANARY");
    }

    /** An access that either does the right thing or fails. */
    @FunctionalInterface
    private interface Access {
        void run() throws IOException;
    }

    private static void attempt(Access access) {
        try {
            access.run();
        } catch (IOException ignored) {
            // Rejected.
        }
    }

    private static String read(DirectoryHandle handle, String name) throws IOException {
        try (SeekableByteChannel channel = handle.open(name, OpenMode.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(100);
            channel.read(bytes);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    private static void write(DirectoryHandle handle, String name) throws IOException {
        try (SeekableByteChannel channel = handle.open(name, OpenMode.CREATE_NEW)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}));
        }
    }
}
