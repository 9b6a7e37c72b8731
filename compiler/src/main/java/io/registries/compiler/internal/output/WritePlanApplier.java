// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Applies a plan so that a killed run does no harm: the ledger lists every path before it is written, and the manifest
 * is moved away before the first change and restored after the last.
 */
final class WritePlanApplier {
    private final OutputDirectory directory;
    private final WritePlan plan;
    private final ParallelTasks tasks;
    private final AtomicInteger done = new AtomicInteger();
    private Set<OutputPath> ledger;
    private Optional<String> withdrawn = Optional.empty();

    WritePlanApplier(OutputDirectory directory, WritePlan plan, ParallelTasks tasks) {
        this.directory = directory;
        this.plan = plan;
        this.tasks = tasks;
        this.ledger = plan.previousLedger();
    }

    /**
     * Removes files of a killed run, adds all paths to the ledger, and moves the manifest away if anything changes.
     *
     * @throws IOException if the directory cannot be written; the message is for users
     */
    void begin() throws IOException {
        attempt(() -> {
            if (directory.hasRemains()) {
                directory.removeRemains(Stream.concat(plan.previousLedger().stream(), plan.ledger().stream())
                        .map(OutputPath::value)
                        .toList());
            }
            if (!plan.isUnchanged()) {
                claim(plan.claimed());
                withdrawManifest();
            }
        });
    }

    /**
     * Applies the changes.
     *
     * @param progress receives the number of finished files
     * @throws IOException if the directory cannot be written; the message is for users
     */
    void apply(IntConsumer progress) throws IOException {
        attempt(() -> {
            done.set(plan.with(Action.KEEP).size());
            for (FileChange change : plan.with(Action.REMOVE)) {
                directory.delete(change.path().value());
            }
            Optional<String> manifest = withdrawn;
            for (Optional<String> staged : tasks.map(plan.written(), change -> write(change, progress))) {
                manifest = staged.isPresent() ? staged : manifest;
            }
            if (manifest.isPresent()) {
                directory.move(manifest.get(), OutputPath.MANIFEST.value());
            }
            claim(plan.ledger());
            directory.clearStaging();
            progress.accept(plan.declaredFiles());
        });
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            throw FailureReason.explain(directory.path(), e);
        }
    }

    private void claim(Set<OutputPath> paths) throws IOException {
        if (!ledger.equals(paths)) {
            Ledger.write(directory, paths);
            ledger = paths;
        }
    }

    private void withdrawManifest() throws IOException {
        if (plan.hasEarlierManifest()) {
            withdrawn = Optional.of(directory.withdraw(OutputPath.MANIFEST.value()));
        }
    }

    /** Writes a file; the manifest is only staged. */
    private Optional<String> write(FileChange change, IntConsumer progress) throws IOException {
        OutputFile file = change.declared();
        EncodedText text = new EncodedText(file.parts());
        if (file.kind() == OutputKind.MANIFEST) {
            return Optional.of(directory.stage(text));
        }
        directory.write(file.path(), text, file.kind().isSecret());
        reportProgress(progress);
        return Optional.empty();
    }

    private synchronized void reportProgress(IntConsumer progress) {
        progress.accept(done.incrementAndGet());
    }
}
