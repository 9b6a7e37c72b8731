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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            List<Disk.Found> found =
                    InParallel.each(files, file -> disk.compare(file.path(), new Encoded(file.parts())));
            IntStream.range(0, files.size()).forEach(i -> plan.add(files.get(i), found.get(i), findings));
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
        kept.add(file.path());
        (found == Disk.Found.SAME ? unchanged : changed).add(file);
    }

    /** The bytes of a text, each part's made when it is needed: a long file is not held twice. */
    private record Encoded(Iterable<String> parts) implements Iterable<byte[]> {
        @Override
        public Iterator<byte[]> iterator() {
            Iterator<String> texts = parts.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return texts.hasNext();
                }

                @Override
                public byte[] next() {
                    return texts.next().getBytes(StandardCharsets.UTF_8);
                }
            };
        }
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
            boolean nothing = changed.isEmpty() && stale.isEmpty();
            if (nothing && owned.equals(kept)) {
                return;
            }
            Set<String> claimed = kept;
            if (!stale.isEmpty()) {
                claimed = new LinkedHashSet<>(kept);
                claimed.addAll(stale);
            }
            disk.write(Ledger.NAME, List.of(Ledger.bytes(claimed)), false);
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
            List<OutputFile> missing = Stream.concat(
                            changed.stream(), unchanged.stream().filter(this::isWithdrawn))
                    .toList();
            List<Optional<Path>> held = InParallel.each(missing, file -> {
                if (file.kind() == OutputKind.MANIFEST) {
                    return Optional.of(disk.prepare(new Encoded(file.parts()), false));
                }
                disk.stage(file.path(), new Encoded(file.parts()), file.kind().isSecret());
                tell(progress, done);
                return Optional.empty();
            });
            disk.reveal();
            for (Optional<Path> manifest : held) {
                if (manifest.isPresent()) {
                    disk.place(manifest.get(), MANIFEST);
                }
            }
            finish();
            progress.accept(size());
        } catch (IOException problem) {
            disk.abandon();
            throw disk.explain(problem);
        }
    }

    private boolean isWithdrawn(OutputFile file) {
        return file.kind() == OutputKind.MANIFEST && !disk.has(file.path());
    }

    private synchronized void tell(IntConsumer progress, AtomicInteger done) {
        progress.accept(done.incrementAndGet());
    }

    private void finish() throws IOException {
        if (!owned.equals(kept) || !disk.has(Ledger.NAME)) {
            disk.write(Ledger.NAME, List.of(Ledger.bytes(kept)), false);
        }
        disk.clearStaging();
    }
}
