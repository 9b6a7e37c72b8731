// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files that are there as a run leaves them: no links, and secret ones for their owner alone. */
final class Held {
    private final OutputTree tree;
    private final Modes modes;
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    Held(OutputTree tree) {
        this.tree = tree;
        this.modes = new Modes(tree.secretsDirectory());
    }

    /**
     * What a file holds.
     *
     * @throws IOException if it is not there as a run leaves it
     */
    byte[] of(Snapshot.Item item) throws IOException {
        Path root = item.secret() ? tree.secretsDirectory() : tree.outputDirectory();
        Path file = root.resolve(item.path());
        boolean plain = (item.secret() && modes.areKnown())
                ? isClosed(file) && foldersAreClosed(root, item.path())
                : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isRegularFile();
        if (!plain) {
            throw new IOException("not as a run leaves it");
        }
        return Files.readAllBytes(file);
    }

    private static boolean isClosed(Path file) throws IOException {
        PosixFileAttributes attributes = attributes(file);
        return attributes.isRegularFile() && attributes.permissions().equals(Modes.OWNER_FILE);
    }

    private boolean foldersAreClosed(Path root, String path) throws IOException {
        String folder = path;
        for (int end = path.lastIndexOf('/'); end > 0; end = folder.lastIndexOf('/')) {
            folder = folder.substring(0, end);
            if (!closed.contains(folder)) {
                if (!attributes(root.resolve(folder)).permissions().equals(Modes.OWNER_FOLDER)) {
                    return false;
                }
                closed.add(folder);
            }
        }
        return true;
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
