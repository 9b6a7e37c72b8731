// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.process.Git;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.Difference;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The output folders. What is unchanged is not touched; what an earlier run made and this one does not is removed; what
 * the compiler did not write is never touched. Files are staged and moved into place; the manifest comes last.
 *
 * @param base of the configuration: what is in its checkout is not trusted
 * @param outputDirectory for what holds no secret
 * @param secretsDirectory for what does; perhaps the same
 * @param options how messages name options
 */
public record OutputTree(Path base, Path outputDirectory, Path secretsDirectory, OptionNames options) {

    /**
     * What a run changed.
     *
     * @param written files that were new or different
     * @param removed files that are no longer made
     */
    public record Changes(int written, int removed) {
        private static Changes of(List<WritePlan> plans) {
            return new Changes(
                    plans.stream().mapToInt(plan -> plan.written().size()).sum(),
                    plans.stream()
                            .mapToInt(plan -> plan.with(Action.REMOVE).size())
                            .sum());
        }
    }

    /**
     * A file that holds no secret, as an earlier run left it, if it is there.
     *
     * @param path within the output directory
     */
    public Optional<String> text(String path) {
        try {
            return directory(outputDirectory)
                    .read(path, OutputDirectory.MAX_BYTES)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            // What is wrong with it is told where it would be written.
            return Optional.empty();
        }
    }

    /**
     * Brings the folders to hold these files.
     *
     * @param files what they must hold, the manifest among them
     * @param selection what of an earlier run may be removed
     * @param progress told after each file how many are done
     * @param tasks write side by side
     * @throws IOException if a folder cannot be written, in words for people
     */
    public Result<Changes> write(
            List<OutputFile> files, OutputSelection selection, IntConsumer progress, ParallelTasks tasks)
            throws IOException {
        if (!files.stream().allMatch(OutputFile::complete)) {
            throw new IllegalArgumentException("a file whose values are not all known can only be compared");
        }
        List<OutputFile> secrets = secrets(files);
        if (!secrets.isEmpty()) {
            Result<Path> hidden = GitGuard.check(secretsDirectory, secrets, Git.ofThisMachine(), options);
            if (!hidden.isSuccess()) {
                return Result.failure(hidden.diagnostics());
            }
        }
        return writeFolders(folders(files), selection, progress, tasks);
    }

    /**
     * How the folders differ from what they must hold, in order of paths.
     *
     * @throws IOException if a folder cannot be read
     */
    public Result<List<Difference>> compare(List<OutputFile> files, OutputSelection selection, ParallelTasks tasks)
            throws IOException {
        try {
            DiagnosticCollector diagnostics = new DiagnosticCollector();
            List<Difference> differences = new ArrayList<>();
            for (Folder folder : folders(files)) {
                Optional<WritePlan> plan =
                        diagnostics.collect(WritePlanner.plan(folder.directory(), folder.files(), selection, tasks));
                if (plan.isPresent()) {
                    differences.addAll(new DifferenceReader(folder.directory(), selection).read(plan.get()));
                }
            }
            differences.sort(Comparator.comparing(Difference::path));
            return result(diagnostics, () -> differences);
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        }
    }

    // The manifest is in the open folder, which is the last to be written.
    private List<Folder> folders(List<OutputFile> files) {
        if (outputDirectory.equals(secretsDirectory)) {
            return List.of(new Folder(directory(outputDirectory), files));
        }
        return List.of(
                new Folder(directory(secretsDirectory), secrets(files)),
                new Folder(
                        directory(outputDirectory),
                        files.stream().filter(file -> !file.kind().isSecret()).toList()));
    }

    private OutputDirectory directory(Path path) {
        return new OutputDirectory(RootDirectory.of(base, path));
    }

    private static List<OutputFile> secrets(List<OutputFile> files) {
        return files.stream().filter(file -> file.kind().isSecret()).toList();
    }

    private Result<Changes> writeFolders(
            List<Folder> folders, OutputSelection selection, IntConsumer progress, ParallelTasks tasks)
            throws IOException {
        try {
            List<Folder> used = new ArrayList<>();
            for (Folder folder : folders) {
                if (!folder.files().isEmpty() || folder.directory().exists()) {
                    used.add(folder);
                }
            }
            // In an order that every run has, so that no two wait for one another.
            List<OutputDirectory> roots = used.stream()
                    .map(Folder::directory)
                    .sorted(Comparator.comparing(OutputDirectory::path))
                    .toList();
            return locked(roots, () -> apply(used, selection, progress, tasks));
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        }
    }

    /** What is done while no other run writes. */
    @FunctionalInterface
    private interface LockedAction {
        Result<Changes> run() throws IOException;
    }

    private static Result<Changes> locked(List<OutputDirectory> roots, LockedAction work) throws IOException {
        if (roots.isEmpty()) {
            return work.run();
        }
        Closeable lock = OutputLock.acquire(roots.get(0));
        try {
            return locked(roots.subList(1, roots.size()), work);
        } finally {
            lock.close();
        }
    }

    private static Result<Changes> apply(
            List<Folder> folders, OutputSelection selection, IntConsumer progress, ParallelTasks tasks)
            throws IOException {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        List<WritePlan> plans = new ArrayList<>();
        List<WritePlanApplier> appliers = new ArrayList<>();
        for (Folder folder : folders) {
            diagnostics.collect(plan(folder, selection, tasks)).ifPresent(plan -> {
                plans.add(plan);
                appliers.add(new WritePlanApplier(folder.directory(), plan, tasks));
            });
        }
        if (!diagnostics.hasErrors()) {
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
        return result(diagnostics, () -> Changes.of(plans));
    }

    private static Result<WritePlan> plan(Folder folder, OutputSelection selection, ParallelTasks tasks)
            throws IOException {
        OutputDirectory directory = folder.directory();
        try {
            directory.secure(
                    secrets(folder.files()).stream().map(OutputFile::path).toList(), tasks);
            return WritePlanner.plan(directory, folder.files(), selection, tasks);
        } catch (IOException e) {
            throw FailureReason.explain(directory.path(), e);
        }
    }

    // A directory that is a link is found once for each file in it.
    private static <T> Result<T> result(DiagnosticCollector diagnostics, Supplier<T> value) {
        return diagnostics.hasErrors()
                ? Result.failure(diagnostics.all().stream().distinct().toList())
                : diagnostics.result(value);
    }

    /** One directory and all that it must hold. */
    private record Folder(OutputDirectory directory, List<OutputFile> files) {}
}
