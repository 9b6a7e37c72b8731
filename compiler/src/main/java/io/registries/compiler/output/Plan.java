// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.emit.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * What is to be done in one folder, and how a kill in between does no harm: the ledger claims every path before it is
 * written, and the manifest is taken away before the first change and put back after the last.
 */
final class Plan {
    private static final String MANIFEST = "manifest.json";

    private final Disk disk;
    private final List<OutputFile> changed = new ArrayList<>();
    private final List<OutputFile> unchanged = new ArrayList<>();
    private final SortedSet<String> stale = new TreeSet<>();
    private final SortedSet<String> owned;
    private final SortedSet<String> kept = new TreeSet<>();

    private Plan(Disk disk, SortedSet<String> owned) {
        this.disk = disk;
        this.owned = owned;
    }

    /** The plan for a folder; a finding for each file that is in the way and not ours. */
    static Result<Plan> of(OutputTree.Folder folder, Selection selection) throws IOException {
        Disk disk = new Disk(folder.root());
        try {
            Plan plan = new Plan(disk, Ledger.read(folder.root()));
            Findings findings = new Findings();
            Set<String> wanted = new HashSet<>();
            for (OutputFile file : folder.files()) {
                wanted.add(file.path());
                plan.add(file, findings);
            }
            for (String path : plan.owned) {
                boolean gone = selection.covers(path) && !wanted.contains(path);
                (gone ? plan.stale : plan.kept).add(path);
            }
            plan.kept.addAll(wanted);
            return findings.result(() -> plan);
        } catch (IOException problem) {
            throw disk.explain(problem);
        }
    }

    private void add(OutputFile file, Findings findings) throws IOException {
        Path path = disk.resolve(file.path());
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        boolean same = there
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(path), bytes(file));
        if (there && !same && !owned.contains(file.path())) {
            findings.add(Diagnostic.at(
                            Code.FOREIGN_FILE,
                            file.origin(),
                            "`" + file.path() + "` is already in the output folder, and the compiler did not write it")
                    .hint("move it away, or choose another folder"));
        }
        (same ? unchanged : changed).add(file);
    }

    private static byte[] bytes(OutputFile file) {
        return file.content().getBytes(StandardCharsets.UTF_8);
    }

    int written() {
        return changed.size();
    }

    int removed() {
        return stale.size();
    }

    int size() {
        return changed.size() + unchanged.size();
    }

    /** Clears what a killed run left, claims what will be written, and withdraws the manifest if anything changes. */
    void begin() throws IOException {
        try {
            disk.clearStaging();
            SortedSet<String> claimed = new TreeSet<>(owned);
            claimed.addAll(kept);
            boolean nothing = changed.isEmpty() && stale.isEmpty();
            if (nothing && owned.equals(kept)) {
                return;
            }
            disk.write(Ledger.NAME, Ledger.bytes(claimed), false);
            if (owned.contains(MANIFEST)) {
                disk.delete(MANIFEST);
            }
        } catch (IOException problem) {
            throw disk.explain(problem);
        }
    }

    void apply(IntConsumer progress) throws IOException {
        try {
            int done = unchanged.size();
            for (OutputFile file : unchanged) {
                disk.restrict(file.path(), file.kind().isSecret());
            }
            for (String path : stale) {
                disk.delete(path);
            }
            for (OutputFile file : changed) {
                if (file.kind() != OutputKind.MANIFEST) {
                    disk.write(file.path(), bytes(file), file.kind().isSecret());
                    progress.accept(++done);
                }
            }
            finish();
            progress.accept(size());
        } catch (IOException problem) {
            throw disk.explain(problem);
        }
    }

    private void finish() throws IOException {
        for (List<OutputFile> files : List.of(changed, unchanged)) {
            for (OutputFile file : files) {
                boolean manifest = file.kind() == OutputKind.MANIFEST;
                if (manifest && !Files.exists(disk.resolve(file.path()))) {
                    disk.write(file.path(), bytes(file), false);
                }
            }
        }
        if (!owned.equals(kept) || !Files.exists(disk.resolve(Ledger.NAME))) {
            disk.write(Ledger.NAME, Ledger.bytes(kept), false);
        }
        disk.clearStaging();
    }
}
