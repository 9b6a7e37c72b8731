// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.emit.OutputFile;
import io.registries.compiler.emit.Selection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * The output folders. What is unchanged is not touched; what an earlier run made and this one does not is removed; what
 * the compiler did not write is never touched. Files are staged and moved into place; the manifest comes last.
 *
 * @param outputDirectory for what holds no secret
 * @param secretsDirectory for what does; perhaps the same
 */
public record OutputTree(Path outputDirectory, Path secretsDirectory) {

    /**
     * What a run changed.
     *
     * @param written files that were new or different
     * @param removed files that are no longer made
     */
    public record Changes(int written, int removed) {}

    /**
     * A file that holds no secret, as an earlier run left it, if it is there.
     *
     * @param path within the output directory
     */
    public Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(outputDirectory.resolve(path)));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * Brings the folders to hold these files.
     *
     * @param files what they must hold, the manifest among them
     * @param selection what of an earlier run may be removed
     * @param progress told after each file how many are done
     * @throws IOException if a folder cannot be written, in words for people
     */
    public Result<Changes> write(List<OutputFile> files, Selection selection, IntConsumer progress) throws IOException {
        if (!files.stream().allMatch(OutputFile::complete)) {
            throw new IllegalArgumentException("a file whose values are not all known can only be compared");
        }
        List<OutputFile> secret =
                files.stream().filter(file -> file.kind().isSecret()).toList();
        return write(folders(files), secret, selection, progress);
    }

    /**
     * How the folders differ from what they must hold, in order of paths.
     *
     * @throws IOException if a folder cannot be read
     */
    public List<Difference> compare(List<OutputFile> files, Selection selection) throws IOException {
        List<Difference> differences = new ArrayList<>();
        for (Folder folder : folders(files)) {
            differences.addAll(Comparison.of(folder, selection));
        }
        differences.sort(Comparator.comparing(Difference::path));
        return differences;
    }

    // The manifest is in the open folder, which is the last to be written.
    private List<Folder> folders(List<OutputFile> files) {
        if (roots().size() == 1) {
            return List.of(new Folder(outputDirectory, files));
        }
        return List.of(
                new Folder(
                        secretsDirectory,
                        files.stream().filter(file -> file.kind().isSecret()).toList()),
                new Folder(
                        outputDirectory,
                        files.stream().filter(file -> !file.kind().isSecret()).toList()));
    }

    /** The folders, without repetition. */
    List<Path> roots() {
        return Stream.of(secretsDirectory, outputDirectory).distinct().toList();
    }

    private Result<Changes> write(
            List<Folder> folders, List<OutputFile> secret, Selection selection, IntConsumer progress)
            throws IOException {
        Result<Path> hidden =
                secret.isEmpty() ? Result.success(secretsDirectory) : GitGuard.check(secretsDirectory, secret);
        if (!hidden.isSuccess()) {
            return Result.failure(hidden.findings());
        }
        // In an order that every run has, so that no two wait for one another.
        List<Path> roots = folders.stream()
                .filter(folder -> !folder.files().isEmpty() || Files.isDirectory(folder.root()))
                .map(Folder::root)
                .sorted()
                .toList();
        return locked(roots, () -> apply(folders, selection, progress));
    }

    /** What is done while no other run writes. */
    @FunctionalInterface
    private interface Work {
        Result<Changes> run() throws IOException;
    }

    private static Result<Changes> locked(List<Path> roots, Work work) throws IOException {
        if (roots.isEmpty()) {
            return work.run();
        }
        Closeable lock = OutputLock.of(roots.get(0));
        try {
            return locked(roots.subList(1, roots.size()), work);
        } finally {
            lock.close();
        }
    }

    private static Result<Changes> apply(List<Folder> folders, Selection selection, IntConsumer progress)
            throws IOException {
        Result<List<Plan>> plans = plans(folders, selection);
        if (plans.value().isEmpty()) {
            return Result.failure(plans.findings());
        }
        int written = 0;
        int removed = 0;
        int done = 0;
        for (Plan plan : plans.value().get()) {
            plan.begin();
        }
        for (Plan plan : plans.value().get()) {
            int before = done;
            plan.apply(count -> progress.accept(before + count));
            done += plan.size();
            written += plan.written();
            removed += plan.removed();
        }
        return Result.success(new Changes(written, removed));
    }

    private static Result<List<Plan>> plans(List<Folder> folders, Selection selection) throws IOException {
        var findings = new io.registries.compiler.diagnostic.Findings();
        List<Plan> plans = new java.util.ArrayList<>();
        for (Folder folder : folders) {
            findings.take(Plan.of(folder, selection)).ifPresent(plans::add);
        }
        return findings.result(() -> plans);
    }

    /** One folder and all that it must hold. */
    record Folder(Path root, List<OutputFile> files) {}
}
