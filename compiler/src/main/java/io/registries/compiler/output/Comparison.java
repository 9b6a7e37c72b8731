// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.emit.Selection;
import io.registries.compiler.output.Difference.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One folder against what it must hold; nothing is written. */
final class Comparison {
    private final Path root;
    private final Selection selection;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Path root, Selection selection) {
        this.root = root;
        this.selection = selection;
    }

    static List<Difference> of(OutputTree.Folder folder, Selection selection) throws IOException {
        Comparison comparison = new Comparison(folder.root(), selection);
        Set<String> wanted = new HashSet<>();
        for (OutputFile file : folder.files()) {
            wanted.add(file.path());
            comparison.compare(file);
        }
        for (String path : new TreeSet<>(Ledger.read(folder.root()))) {
            if (selection.covers(path) && !wanted.contains(path)) {
                comparison.removed(path);
            }
        }
        return comparison.differences;
    }

    private void compare(OutputFile file) {
        Optional<String> there = text(file.path());
        String content = file.content();
        if (there.isPresent() && isSame(there.get(), content, file)) {
            return;
        }
        List<String> declared = Mask.declared(content, file);
        if (there.isEmpty()) {
            add(Change.ADDED, file, List.of(), declared);
        } else {
            add(Change.CHANGED, file, Mask.there(file.kind().isSecret(), there.get(), declared), declared);
        }
    }

    private void add(Change change, OutputFile file, List<String> former, List<String> declared) {
        differences.add(new Difference(change, file.path(), Optional.of(file.origin()), former, declared));
    }

    private boolean isSame(String there, String content, OutputFile file) {
        if (there.equals(content)) {
            return true;
        }
        if (file.kind() == OutputKind.MANIFEST) {
            return selection.agree(there, content);
        }
        return !file.complete() && Mask.masked(there).equals(Mask.masked(content));
    }

    private void removed(String path) {
        text(path).ifPresent(there -> {
            boolean secret = OutputKind.of(path.substring(0, Math.max(0, path.indexOf('/'))))
                    .filter(OutputKind::isSecret)
                    .isPresent();
            differences.add(new Difference(
                    Change.REMOVED, path, Optional.empty(), Mask.there(secret, there, List.of()), List.of()));
        });
    }

    private Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path)));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
