// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.parallel.InParallel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What runs remember of themselves: beside the secrets that they wrote, for their owner alone, and out of git's sight. That
 * one is missing or cannot be written is no failure.
 *
 * @param tree whose runs they are
 */
public record Memos(OutputTree tree) {
    private static final String FOLDER = ".registries-memos/";

    /** The memo of a name, if a run left one. */
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(tree.secretsDirectory().resolve(FOLDER + name)));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Leaves a memo in the place of the last one of its name; nowhere, if there is no folder for secrets. */
    public void write(String name, byte[] bytes) {
        Path root = tree.secretsDirectory();
        if (!Files.isDirectory(root)) {
            return;
        }
        Disk disk = new Disk(root);
        try {
            Closeable lock = OutputLock.of(root);
            try {
                if (!disk.has(FOLDER + ".gitignore")) {
                    disk.write(FOLDER + ".gitignore", List.of("*\n".getBytes(StandardCharsets.US_ASCII)), true);
                }
                disk.write(FOLDER + name, List.of(bytes), true);
                disk.clearStaging();
            } finally {
                lock.close();
            }
        } catch (IOException unwritable) {
            // The next run does all of its work.
        }
    }

    /** What a run leaves in the folders: the files that it made, whatever has become of them since. */
    public static Snapshot snapshot(List<OutputFile> files, OutputTree.Changes changes) throws IOException {
        List<Snapshot.Item> items = files.stream()
                .map(file -> new Snapshot.Item(file.path(), file.kind().isSecret()))
                .toList();
        List<byte[]> digests =
                InParallel.each(files, file -> Snapshot.digest(file.content().getBytes(StandardCharsets.UTF_8)));
        return Snapshot.of(items, digests, changes.ledgers().get());
    }

    // Or was, by a run that was killed.
    private static boolean isWorkedOn(Path root) {
        return OutputLock.isLeftIn(root) || new Disk(root).hasStaging();
    }

    /** Whether the folders are as a run left them, and git ignores what of it is secret. */
    public boolean hold(Snapshot snapshot) {
        List<Snapshot.Item> items = snapshot.items();
        List<String> secret = items.stream()
                .filter(Snapshot.Item::secret)
                .map(Snapshot.Item::path)
                .toList();
        Held held = new Held(tree);
        try {
            return tree.roots().stream().noneMatch(Memos::isWorkedOn)
                    && GitGuard.tracked(tree.secretsDirectory(), secret).isEmpty()
                    && Snapshot.of(
                                    items,
                                    InParallel.each(items, item -> Snapshot.digest(held.of(item))),
                                    InParallel.each(
                                            tree.roots(), root -> Files.readAllBytes(root.resolve(Ledger.NAME))))
                            .equals(snapshot);
        } catch (IOException notAsItWas) {
            return false;
        }
    }
}
