// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.emit.Selection;
import io.registries.compiler.parallel.InParallel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final List<String> stale = new ArrayList<>();

    /** What the ledger in the folder claims. */
    private Set<String> owned;

    private final Set<String> kept = new LinkedHashSet<>();

    private Plan(Disk disk, Set<String> owned) {
        this.disk = disk;
        this.owned = owned;
    }

    /** The plan for a folder; a finding for each file that is in the way and not ours. */
    static Result<Plan> of(OutputTree.Folder folder, Selection selection) throws IOException {
        Disk disk = new Disk(folder.root());
        try {
            Plan plan = new Plan(disk, Ledger.read(folder.root()));
            Findings findings = new Findings();
            List<OutputFile> files = folder.files();
            List<Disk.Found> found = InParallel.each(files, file -> disk.compare(file.path(), () -> bytes(file)));
            for (int i = 0; i < files.size(); i++) {
                plan.kept.add(files.get(i).path());
                plan.add(files.get(i), found.get(i), findings);
            }
            for (String path : plan.owned) {
                if (!plan.kept.contains(path)) {
                    (selection.covers(path) ? plan.stale : plan.kept).add(path);
                }
            }
            plan.stale.sort(null);
            return findings.result(() -> plan);
        } catch (IOException problem) {
            throw disk.explain(problem);
        }
    }

    private void add(OutputFile file, Disk.Found found, Findings findings) {
        if (found == Disk.Found.OTHER && !owned.contains(file.path())) {
            findings.add(Diagnostic.at(
                            Code.FOREIGN_FILE,
                            file.origin(),
                            "`" + file.path() + "` is already in the output folder, and the compiler did not write it")
                    .hint("move it away, or choose another folder"));
        }
        (found == Disk.Found.SAME ? unchanged : changed).add(file);
    }

    static byte[] bytes(OutputFile file) {
        return file.content().getBytes(StandardCharsets.UTF_8);
    }

    int written() {
        return changed.size();
    }

    int removed() {
        return stale.size();
    }

    /** What is in the ledger in the end. */
    byte[] ledger() {
        return Ledger.bytes(kept);
    }

    int size() {
        return changed.size() + unchanged.size();
    }

    /** Clears what a killed run left, claims what will be written, and withdraws the manifest if anything changes. */
    void begin() throws IOException {
        try {
            disk.clearStaging();
            boolean nothing = changed.isEmpty() && stale.isEmpty();
            if (nothing && owned.equals(kept)) {
                return;
            }
            Set<String> claimed = kept;
            if (!stale.isEmpty()) {
                claimed = new LinkedHashSet<>(kept);
                claimed.addAll(stale);
            }
            disk.write(Ledger.NAME, Ledger.bytes(claimed), false);
            if (owned.contains(MANIFEST)) {
                disk.delete(MANIFEST);
            }
            owned = claimed;
        } catch (IOException problem) {
            throw disk.explain(problem);
        }
    }

    void apply(IntConsumer progress) throws IOException {
        try {
            InParallel.each(
                    unchanged, file -> disk.restrict(file.path(), file.kind().isSecret()));
            for (String path : stale) {
                disk.delete(path);
            }
            AtomicInteger done = new AtomicInteger(unchanged.size());
            InParallel.each(changed, file -> {
                if (file.kind() != OutputKind.MANIFEST) {
                    disk.stage(file.path(), bytes(file), file.kind().isSecret());
                    tell(progress, done);
                }
                return file;
            });
            disk.reveal();
            finish();
            progress.accept(size());
        } catch (IOException problem) {
            disk.abandon();
            throw disk.explain(problem);
        }
    }

    private synchronized void tell(IntConsumer progress, AtomicInteger done) {
        progress.accept(done.incrementAndGet());
    }

    private void finish() throws IOException {
        for (List<OutputFile> files : List.of(changed, unchanged)) {
            for (OutputFile file : files) {
                boolean manifest = file.kind() == OutputKind.MANIFEST;
                if (manifest && !disk.has(file.path())) {
                    disk.write(file.path(), bytes(file), false);
                }
            }
        }
        if (!owned.equals(kept) || !disk.has(Ledger.NAME)) {
            disk.write(Ledger.NAME, Ledger.bytes(kept), false);
        }
        disk.clearStaging();
    }
}
