// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.model.Difference;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Writes the output directories. Unchanged files are not touched, files of earlier runs that are no longer generated
 * are removed, unmanaged files are never changed. Files are staged and moved into place, the manifest last.
 *
 * @param base the base directory of the configuration; its checkout is untrusted
 * @param namesRelativeTo the directory that messages name files relative to
 * @param outputDirectory the directory of files without secrets
 * @param secretsDirectory the directory of secret files; may be the same
 * @param options how messages name options
 */
public record OutputTree(
        Path base, Path namesRelativeTo, Path outputDirectory, Path secretsDirectory, OptionNames options) {

    /**
     * The changes of a run.
     *
     * @param written the number of new or changed files
     * @param removed the paths of the removed files
     * @param keptEncrypted the paths of the encrypted files that are as they were
     */
    public record Changes(int written, List<String> removed, List<String> keptEncrypted) {
        public Changes {
            removed = List.copyOf(removed);
            keptEncrypted = List.copyOf(keptEncrypted);
        }

        private static Changes of(List<WritePlan> plans) {
            int written = 0;
            List<String> removed = new ArrayList<>();
            List<String> keptEncrypted = new ArrayList<>();
            for (WritePlan plan : plans) {
                written += plan.written().size();
                removed.addAll(plan.removed());
                keptEncrypted.addAll(plan.keptEncrypted());
            }
            return new Changes(written, removed, keptEncrypted);
        }
    }

    /** Opens the existing files without secrets, for reading. */
    public ExistingFiles existingFiles() {
        return new ExistingFiles(directory(outputDirectory));
    }

    /**
     * Writes files and removes those that are no longer declared.
     *
     * @param files all files, including the manifest
     * @param selection limits which files of earlier runs are removed
     * @param progress receives the number of finished files
     * @param tasks write files in parallel
     * @throws IOException if a directory cannot be written; the message is for users
     */
    public Result<Changes> write(
            List<OutputFile> files, OutputSelection selection, IntConsumer progress, ParallelTasks tasks)
            throws IOException {
        requireComplete(files);
        List<OutputFile> secrets = select(files, true);
        if (!secrets.isEmpty()) {
            Result<Path> ignored = GitGuard.check(base, secretsDirectory, secrets, Git.fromSystem(), options);
            if (!ignored.isSuccess()) {
                return Result.failure(ignored.diagnostics());
            }
        }
        try (OutputFolders folders = folders(files)) {
            return writeFolders(folders.all(), selection, progress, tasks);
        }
    }

    private static void requireComplete(List<OutputFile> files) {
        for (OutputFile file : files) {
            if (!file.complete()) {
                throw new IllegalArgumentException("a file with unknown values can only be compared");
            }
        }
    }

    /**
     * The differences between the directories and the declared files, in order of paths, the manifest last.
     *
     * @throws IOException if a directory cannot be read
     */
    public Result<List<Difference>> compare(List<OutputFile> files, OutputSelection selection, ParallelTasks tasks)
            throws IOException {
        try (OutputFolders folders = folders(files)) {
            DiagnosticCollector diagnostics = new DiagnosticCollector();
            List<Difference> differences = new ArrayList<>();
            Set<OutputPath> others = new HashSet<>();
            for (Folder folder : folders.all()) {
                Optional<WritePlan> plan = diagnostics.collect(
                        WritePlanner.plan(folder.directory(), folder.files(), selection, others, tasks));
                if (plan.isPresent()) {
                    others.addAll(plan.get().others());
                    differences.addAll(new DifferenceReader(folder.directory(), selection).read(plan.get()));
                }
            }
            differences.sort(Comparator.comparing(OutputTree::isManifest).thenComparing(Difference::path));
            return result(diagnostics, () -> differences);
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        }
    }

    // It differs whenever another file does.
    private static boolean isManifest(Difference difference) {
        return difference.path().equals(OutputPath.MANIFEST.value());
    }

    // The output directory comes last, since it contains the manifest.
    private OutputFolders folders(List<OutputFile> files) {
        if (outputDirectory.equals(secretsDirectory)) {
            return new OutputFolders(List.of(new Folder(directory(outputDirectory), files)));
        }
        return new OutputFolders(List.of(
                new Folder(directory(secretsDirectory), select(files, true)),
                new Folder(directory(outputDirectory), select(files, false))));
    }

    private OutputDirectory directory(Path path) {
        return new OutputDirectory(RootDirectory.resolve(base, path, namesRelativeTo));
    }

    /** The secret files, or all others. */
    private static List<OutputFile> select(List<OutputFile> files, boolean secret) {
        List<OutputFile> selected = new ArrayList<>();
        for (OutputFile file : files) {
            if (file.kind().isSecret() == secret) {
                selected.add(file);
            }
        }
        return selected;
    }

    private Result<Changes> writeFolders(
            List<Folder> folders, OutputSelection selection, IntConsumer progress, ParallelTasks tasks)
            throws IOException {
        try {
            List<Folder> used = new ArrayList<>();
            List<OutputDirectory> roots = new ArrayList<>();
            for (Folder folder : folders) {
                if (!folder.files().isEmpty() || folder.directory().exists()) {
                    used.add(folder);
                    roots.add(folder.directory());
                }
            }
            OutputLock lock = OutputLock.acquire(roots);
            try {
                return apply(used, selection, progress, tasks);
            } finally {
                lock.close();
            }
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        }
    }

    private static Result<Changes> apply(
            List<Folder> folders, OutputSelection selection, IntConsumer progress, ParallelTasks tasks)
            throws IOException {
        boolean applied = false;
        try {
            Result<List<WritePlan>> plans = plan(folders, selection, tasks);
            if (plans.isSuccess()) {
                apply(folders, plans.value().orElseThrow(), progress, tasks);
                applied = true;
            }
            return plans.map(Changes::of);
        } finally {
            if (!applied) {
                folders.forEach(folder -> folder.directory().discardStaging());
            }
        }
    }

    private static Result<List<WritePlan>> plan(List<Folder> folders, OutputSelection selection, ParallelTasks tasks)
            throws IOException {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        List<WritePlan> plans = new ArrayList<>();
        Set<OutputPath> others = new HashSet<>();
        for (Folder folder : folders) {
            Optional<WritePlan> plan = diagnostics.collect(plan(folder, selection, others, tasks));
            if (plan.isPresent()) {
                plans.add(plan.get());
                others.addAll(plan.get().others());
            }
        }
        return result(diagnostics, () -> plans);
    }

    private static void apply(List<Folder> folders, List<WritePlan> plans, IntConsumer progress, ParallelTasks tasks)
            throws IOException {
        List<WritePlanApplier> appliers = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            appliers.add(new WritePlanApplier(folders.get(i).directory(), plans.get(i), tasks));
        }
        for (WritePlanApplier applier : appliers) {
            applier.begin();
        }
        int done = 0;
        for (int i = 0; i < plans.size(); i++) {
            int before = done;
            appliers.get(i).apply(count -> progress.accept(before + count));
            done += plans.get(i).declaredFiles();
        }
    }

    private static Result<WritePlan> plan(
            Folder folder, OutputSelection selection, Set<OutputPath> others, ParallelTasks tasks) throws IOException {
        OutputDirectory directory = folder.directory();
        try {
            List<String> secretFiles = new ArrayList<>();
            for (OutputFile file : select(folder.files(), true)) {
                secretFiles.add(file.path());
            }
            directory.secure(secretFiles);
            return WritePlanner.plan(directory, folder.files(), selection, others, tasks);
        } catch (IOException e) {
            throw FailureReason.explain(directory.path(), e);
        }
    }

    // Without duplicates: a directory that is a link is reported for each of its files.
    private static <T> Result<T> result(DiagnosticCollector diagnostics, Supplier<T> value) {
        return diagnostics.hasErrors()
                ? Result.failure(diagnostics.all().stream().distinct().toList())
                : diagnostics.result(value);
    }

    /** A directory and its declared files. */
    private record Folder(OutputDirectory directory, List<OutputFile> files) {}

    /** The directories of a run. */
    private record OutputFolders(List<Folder> all) implements Closeable {
        @Override
        public void close() throws IOException {
            for (Folder folder : all) {
                folder.directory().close();
            }
        }
    }
}
