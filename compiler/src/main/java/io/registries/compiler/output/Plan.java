// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.OutputKind;
import io.registries.compiler.emit.OutputPath;
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

/**
 * What is to be done in one folder, and how a kill in between does no harm: the ledger claims every path before it is
 * written, and the manifest is taken away before the first change and put back after the last.
 */
final class Plan {
    private static final OutputPath MANIFEST = new OutputPath(OutputKind.MANIFEST, "manifest.json");

    private final OutputDirectory directory;
    private final List<OutputFile> changed = new ArrayList<>();
    private final List<OutputFile> unchanged = new ArrayList<>();
    private final List<OutputPath> stale = new ArrayList<>();

    /** What the ledger in the folder claims. */
    private Set<OutputPath> owned;

    private final Set<OutputPath> kept = new LinkedHashSet<>();

    private Plan(OutputDirectory directory, Set<OutputPath> owned) {
        this.directory = directory;
        this.owned = owned;
    }

    /** The plan for a directory; a diagnostic for each file that is in the way and not ours. */
    static Result<Plan> of(OutputDirectory directory, List<OutputFile> files, Selection selection) throws IOException {
        Findings findings = new Findings();
        Optional<Set<OutputPath>> owned = findings.take(Ledger.read(directory));
        if (owned.isEmpty()) {
            return Result.failure(findings.all());
        }
        Plan plan = new Plan(directory, owned.get());
        List<Found> found = InParallel.each(files, file -> plan.find(file, findings));
        for (int i = 0; i < files.size(); i++) {
            plan.add(files.get(i), found.get(i), findings);
        }
        for (OutputPath path : plan.owned.stream().sorted().toList()) {
            if (!plan.kept.contains(path)) {
                plan.addOwned(path, selection, findings);
            }
        }
        return findings.result(() -> plan);
    }

    /** What is in the place of a file. */
    private enum Found {
        NOTHING,
        SAME,
        OTHER
    }

    private Found find(OutputFile file, Findings findings) throws IOException {
        try {
            if (!directory.has(file.path())) {
                return Found.NOTHING;
            }
            return directory.holds(file.path(), new Encoded(file.parts())) ? Found.SAME : Found.OTHER;
        } catch (UnsafePathException e) {
            findings.add(e.diagnostic());
            return Found.NOTHING;
        }
    }

    private void add(OutputFile file, Found found, Findings findings) {
        OutputPath path = new OutputPath(file.kind(), file.path());
        if (found == Found.OTHER && !owned.contains(path)) {
            findings.add(Diagnostic.at(
                            Code.FOREIGN_FILE,
                            file.origin(),
                            "`" + file.path() + "` is already in the output folder, and the compiler did not write it")
                    .hint("move it away, or choose another folder"));
        }
        kept.add(path);
        (found == Found.SAME ? unchanged : changed).add(file);
    }

    private void addOwned(OutputPath path, Selection selection, Findings findings) throws IOException {
        if (!selection.covers(path)) {
            kept.add(path);
            return;
        }
        try {
            if (directory.find(path.value()).bytes() > OutputDirectory.MAX_BYTES) {
                findings.add(Diagnostic.placeless(
                                Code.FOREIGN_FILE,
                                "`" + directory.nameOf(path.value())
                                        + "` is larger than what the compiler writes there")
                        .hint("move it away, or choose another folder"));
            }
            stale.add(path);
        } catch (UnsafePathException e) {
            findings.add(e.diagnostic());
        }
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
            directory.clearStaging();
            boolean nothing = changed.isEmpty() && stale.isEmpty();
            if (nothing && owned.equals(kept)) {
                return;
            }
            Set<OutputPath> claimed = kept;
            if (!stale.isEmpty()) {
                claimed = new LinkedHashSet<>(kept);
                claimed.addAll(stale);
            }
            directory.write(Ledger.NAME, List.of(Ledger.bytes(claimed)), false);
            if (owned.contains(MANIFEST)) {
                directory.delete(MANIFEST.value());
            }
            owned = claimed;
        } catch (IOException problem) {
            throw FailureReason.explain(directory.path(), problem);
        }
    }

    void apply(IntConsumer progress) throws IOException {
        try {
            InParallel.each(unchanged, this::secure);
            for (OutputPath path : stale) {
                directory.delete(path.value());
            }
            AtomicInteger done = new AtomicInteger(unchanged.size());
            List<OutputFile> missing = new ArrayList<>(changed);
            for (OutputFile file : unchanged) {
                if (isWithdrawn(file)) {
                    missing.add(file);
                }
            }
            List<Optional<Path>> held = InParallel.each(missing, file -> {
                if (file.kind() == OutputKind.MANIFEST) {
                    return Optional.of(directory.stage(new Encoded(file.parts()), false));
                }
                directory.writeHidden(
                        file.path(), new Encoded(file.parts()), file.kind().isSecret());
                tell(progress, done);
                return Optional.empty();
            });
            directory.reveal();
            for (Optional<Path> manifest : held) {
                if (manifest.isPresent()) {
                    directory.move(manifest.get(), MANIFEST.value());
                }
            }
            finish();
            progress.accept(size());
        } catch (IOException problem) {
            directory.abandon();
            throw FailureReason.explain(directory.path(), problem);
        }
    }

    // A file that others may read, or that is somebody else's, is replaced: it may have further names.
    private boolean secure(OutputFile file) throws IOException {
        if (!file.kind().isSecret() || directory.isPrivate(file.path())) {
            return false;
        }
        directory.write(file.path(), new Encoded(file.parts()), true);
        return true;
    }

    private boolean isWithdrawn(OutputFile file) throws IOException {
        return file.kind() == OutputKind.MANIFEST && !directory.has(file.path());
    }

    private synchronized void tell(IntConsumer progress, AtomicInteger done) {
        progress.accept(done.incrementAndGet());
    }

    private void finish() throws IOException {
        if (!owned.equals(kept) || !directory.has(Ledger.NAME)) {
            directory.write(Ledger.NAME, List.of(Ledger.bytes(kept)), false);
        }
        directory.clearStaging();
    }
}
