// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.emit.OutputPath;
import io.registries.compiler.emit.Selection;
import io.registries.compiler.output.Difference.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One directory against what it must hold; nothing is written. */
final class Comparison {
    private static final String TOO_LONG = "too long to be shown";

    private final OutputDirectory directory;
    private final Selection selection;
    private final List<Difference> differences = new ArrayList<>();
    private final Findings findings = new Findings();

    private Comparison(OutputDirectory directory, Selection selection) {
        this.directory = directory;
        this.selection = selection;
    }

    static Result<List<Difference>> of(OutputDirectory directory, List<OutputFile> files, Selection selection)
            throws IOException {
        Comparison comparison = new Comparison(directory, selection);
        comparison.compareAll(files);
        return comparison.findings.result(() -> comparison.differences);
    }

    private void compareAll(List<OutputFile> files) throws IOException {
        Set<String> wanted = new HashSet<>();
        for (OutputFile file : files) {
            wanted.add(file.path());
            checked(() -> compare(file));
        }
        for (OutputPath path : findings.take(Ledger.read(directory)).orElse(Set.of()).stream()
                .sorted()
                .toList()) {
            if (selection.covers(path) && !wanted.contains(path.value())) {
                checked(() -> removed(path));
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void checked(Step step) throws IOException {
        try {
            step.run();
        } catch (UnsafePathException e) {
            findings.add(e.diagnostic());
        }
    }

    private void compare(OutputFile file) throws IOException {
        String content = file.content();
        Optional<String> found = text(file.path(), content.length());
        if (found.isPresent() && isSame(found.get(), content, file)) {
            return;
        }
        List<String> declared = Mask.declared(content, file);
        if (found.isEmpty()) {
            add(Change.ADDED, file, List.of(), declared);
        } else {
            add(Change.CHANGED, file, Mask.there(file.kind().isSecret(), found.get(), declared), declared);
        }
    }

    private void add(Change change, OutputFile file, List<String> former, List<String> declared) {
        differences.add(new Difference(change, file.path(), Optional.of(file.origin()), former, declared));
    }

    private boolean isSame(String found, String content, OutputFile file) {
        if (found.equals(content)) {
            return true;
        }
        if (file.kind() == OutputKind.MANIFEST) {
            return selection.agree(found, content);
        }
        return !file.complete() && Mask.masked(found).equals(Mask.masked(content));
    }

    private void removed(OutputPath path) throws IOException {
        text(path.value(), 0)
                .ifPresent(found -> differences.add(new Difference(
                        Change.REMOVED,
                        path.value(),
                        Optional.empty(),
                        Mask.there(path.kind().isSecret(), found, List.of()),
                        List.of())));
    }

    /** The text of a file, if it is there; of a very long one nothing is read. */
    private Optional<String> text(String path, int declared) throws IOException {
        int most = Math.max(OutputDirectory.MAX_BYTES, 2 * declared);
        return directory.find(path).bytes() > most
                ? Optional.of(TOO_LONG)
                : directory.read(path, most).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
