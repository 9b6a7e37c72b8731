// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file is opened only if its real path is below a root, and if it is a regular file. */
@Timeout(60)
class InputRootsTest {
    @TempDir
    private Path folder;

    private Path tree;
    private Path base;
    private Path outside;

    @BeforeEach
    void createTreeAndOutsideFiles() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
        base = Files.createDirectories(tree.resolve("module"));
        outside = Files.createDirectories(folder.resolve("outside"));
        write(base.resolve("own"));
        write(tree.resolve("shared"));
        write(outside.resolve("foreign"));
        Files.createDirectories(outside.resolve("below"));
        write(outside.resolve("below/foreign"));
    }

    @Test
    void readsBelowTheBaseFolder() throws IOException {
        assertThat(read(InputRoots.startingAt(base), base.resolve("own"))).isEqualTo("own");
        assertThat(read(InputRoots.startingAt(base), base.resolve("../module/own")))
                .isEqualTo("own");
    }

    @Test
    void readsInTheGitWorkTreeOfTheBaseFolderOnly() throws IOException {
        assertRejected(InputRoots.startingAt(base), tree.resolve("shared"));
        Files.createDirectories(tree.resolve(".git/HEAD"));
        assertThat(read(InputRoots.startingAt(base), tree.resolve("shared"))).isEqualTo("shared");
        assertRejected(InputRoots.startingAt(base), outside.resolve("foreign"));
    }

    @Test
    void readsNothingInTheGitDirectory() throws IOException {
        write(Files.createDirectories(tree.resolve(".git")).resolve("config"));
        write(Files.createDirectories(base.resolve("vendor/.git")).resolve("config"));
        link(base.resolve("link"), tree.resolve(".git/config"));
        assertRejected(InputRoots.startingAt(base), tree.resolve(".git/config"));
        assertRejected(InputRoots.startingAt(base), base.resolve("vendor/.git/config"));
        assertRejected(InputRoots.startingAt(base), base.resolve("link"));
    }

    @Test
    void followsLinksWithinTheRoot() throws IOException {
        link(base.resolve("link"), Path.of("own"));
        link(base.resolve("again"), base.resolve("link"));
        link(base.resolve("here"), base);
        assertThat(read(InputRoots.startingAt(base), base.resolve("again"))).isEqualTo("own");
        assertThat(read(InputRoots.startingAt(base), base.resolve("here/here/link")))
                .isEqualTo("own");
    }

    @Test
    void doesNotFollowALinkOutside() throws IOException {
        link(base.resolve("file"), Path.of("../../outside/foreign"));
        link(base.resolve("chain"), Path.of("file"));
        link(base.resolve("way"), outside);
        assertRejected(InputRoots.startingAt(base), base.resolve("file"));
        assertRejected(InputRoots.startingAt(base), base.resolve("chain"));
        assertRejected(InputRoots.startingAt(base), base.resolve("way/foreign"));
        assertRejected(InputRoots.startingAt(base), outside.resolve("foreign"));
    }

    @Test
    void doesNotRevealWhetherAnOutsideFileExists() throws IOException {
        link(base.resolve("way"), outside);
        assertRejected(InputRoots.startingAt(base), outside.resolve("missing"));
        assertRejected(InputRoots.startingAt(base), base.resolve("way/missing"));
        assertThatThrownBy(() -> read(InputRoots.startingAt(base), base.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void followsALinkToTheBaseDirectory() throws IOException {
        Path byLink = link(folder.resolve("link"), base);
        assertThat(read(InputRoots.startingAt(byLink), byLink.resolve("own"))).isEqualTo("own");
        assertThat(InputRoots.startingAt(byLink).nameOf(byLink.resolve("own"))).isEqualTo("own");
        assertRejected(InputRoots.startingAt(byLink), outside.resolve("foreign"));
    }

    @Test
    void outsidePathOfAnOptionIsASeparateRoot() throws IOException {
        InputRoots byFolder = InputRoots.startingAt(base).with(outside.resolve("below"));
        assertThat(read(byFolder, outside.resolve("below/foreign"))).isEqualTo("foreign");
        assertRejected(byFolder, outside.resolve("foreign"));

        InputRoots byFile = InputRoots.startingAt(base).with(Path.of("../../outside/foreign"));
        assertThat(read(byFile, outside.resolve("foreign"))).isEqualTo("foreign");
        assertThat(read(byFile, outside.resolve("below/foreign"))).isEqualTo("foreign");
        assertRejected(byFile, tree.resolve("shared"));
    }

    @Test
    void outsidePathOfAnOptionMayBeALink() throws IOException {
        Path mounted = Files.createDirectories(folder.resolve("mounted"));
        Path option = link(mounted.resolve("registries.yaml"), outside.resolve("below/foreign"));
        assertThat(read(InputRoots.startingAt(base).with(option), option)).isEqualTo("foreign");
        assertRejected(InputRoots.startingAt(base).with(option), outside.resolve("foreign"));
    }

    @Test
    void linkOutsideNamedByAnOptionIsNotARoot() throws IOException {
        link(base.resolve("config"), outside);
        assertRejected(InputRoots.startingAt(base).with(Path.of("config")), base.resolve("config/foreign"));
        assertRejected(InputRoots.startingAt(base).with(Path.of("config/foreign")), base.resolve("config/foreign"));
        Files.createDirectories(tree.resolve(".git/HEAD"));
        link(tree.resolve("config"), outside);
        assertRejected(InputRoots.startingAt(base).with(Path.of("../config")), tree.resolve("config/foreign"));
        Path byLink = link(folder.resolve("link"), tree).resolve("module");
        assertRejected(InputRoots.startingAt(byLink).with(Path.of("../config")), byLink.resolve("../config/foreign"));
    }

    @Test
    void fileSystemRootIsNotAnInputRoot() {
        assertRejected(InputRoots.startingAt(base).with(Path.of("/")), outside.resolve("foreign"));
        assertRejected(InputRoots.startingAt(Path.of("/")), outside.resolve("foreign"));
    }

    @Test
    void readsNoSecretFiles() throws IOException {
        write(Files.createDirectories(base.resolve("target/dt-secrets")).resolve("values"));
        link(base.resolve("link"), Path.of("target/dt-secrets/values"));
        InputRoots roots = InputRoots.startingAt(base).without(List.of(base.resolve("target/dt-secrets")));
        assertRejected(roots, base.resolve("target/dt-secrets/values"));
        assertRejected(roots.with(outside), base.resolve("link"));
    }

    @Test
    void opensRegularFilesOnly() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", base.resolve("fifo").toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        link(base.resolve("link"), Path.of("fifo"));
        for (String name : List.of("fifo", "link", ".")) {
            assertThatThrownBy(() -> read(InputRoots.startingAt(base), base.resolve(name)))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("not a regular file");
        }
        InputRoots devices = InputRoots.startingAt(Path.of("/dev"));
        assertThatThrownBy(() -> read(devices, Path.of("/dev/zero"))).hasMessageContaining("not a regular file");
    }

    @Test
    void opensNoFileOfTheKernel() throws IOException {
        assertThat(read(InputRoots.startingAt(Path.of("/proc")), Path.of("/proc/self/environ")))
                .isEmpty();
    }

    @Test
    void readsOnlyTheRequestedBytes() throws IOException {
        Files.writeString(base.resolve("long"), "a".repeat(101));
        assertThat(InputRoots.startingAt(base).read(base.resolve("long"), 101)).hasSize(101);
        assertThatThrownBy(() -> InputRoots.startingAt(base).read(base.resolve("long"), 100))
                .isInstanceOf(FileTooLargeException.class);
    }

    private static void assertRejected(InputRoots roots, Path file) {
        assertThatThrownBy(() -> read(roots, file)).isInstanceOf(RefusedInputException.class);
    }

    private static String read(InputRoots roots, Path file) throws IOException {
        return new String(roots.read(file, 100), UTF_8);
    }

    private static void write(Path file) throws IOException {
        Files.writeString(file, file.getFileName().toString());
    }

    private static Path link(Path link, Path target) throws IOException {
        return Files.createSymbolicLink(link, target);
    }
}
