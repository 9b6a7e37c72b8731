// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.emit.EarlierEntries;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.OutputKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the declared files of a directory with the existing ones. */
final class WritePlanner {
    /** Sufficient for a million files. */
    private static final int MAX_MANIFEST_BYTES = 1 << 29;

    private final OutputDirectory directory;
    private final OutputSelection selection;
    private final Set<OutputPath> written;
    private final Set<OutputPath> elsewhere;
    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    private WritePlanner(
            OutputDirectory directory, OutputSelection selection, Set<OutputPath> written, Set<OutputPath> elsewhere) {
        this.directory = directory;
        this.selection = selection;
        this.written = written;
        this.elsewhere = elsewhere;
    }

    /**
     * Plans the changes of a directory; reports each file that must not be overwritten or removed.
     *
     * @param files all declared files
     * @param selection limits which files of earlier runs are removed
     * @param elsewhere the files of other selections in the other directory, which the manifest lists too
     */
    static Result<WritePlan> plan(
            OutputDirectory directory,
            List<OutputFile> files,
            OutputSelection selection,
            Set<OutputPath> elsewhere,
            ParallelTasks tasks)
            throws IOException {
        Result<Set<OutputPath>> ledger = Ledger.read(directory);
        return ledger.value().isEmpty()
                ? Result.failure(ledger.diagnostics())
                : new WritePlanner(directory, selection, ledger.value().get(), elsewhere).plan(files, tasks);
    }

    private Result<WritePlan> plan(List<OutputFile> files, ParallelTasks tasks) throws IOException {
        Set<OutputPath> others = others();
        List<FileChange> changes = new ArrayList<>(tasks.map(withEarlierEntries(files, others), this::declared));
        Set<OutputPath> ledger = new LinkedHashSet<>();
        for (FileChange change : changes) {
            ledger.add(change.path());
        }
        List<OutputPath> undeclared = new ArrayList<>();
        for (OutputPath path : written) {
            if (!ledger.contains(path)) {
                undeclared.add(path);
            }
        }
        Collections.sort(undeclared);
        for (OutputPath path : undeclared) {
            if (selection.includes(path)) {
                undeclared(path).ifPresent(changes::add);
            } else {
                ledger.add(path);
            }
        }
        return diagnostics.result(() -> new WritePlan(changes, written, ledger, others));
    }

    // The files of other selections that exist. A link in place of one is not a file of an earlier run.
    private Set<OutputPath> others() throws IOException {
        Set<OutputPath> others = new HashSet<>();
        for (OutputPath path : written) {
            if (path.kind() != OutputKind.MANIFEST && !selection.includes(path) && exists(path)) {
                others.add(path);
            }
        }
        return others;
    }

    private boolean exists(OutputPath path) throws IOException {
        try {
            return directory.has(path.value());
        } catch (UnsafePathException ignored) {
            return false;
        }
    }

    private List<OutputFile> withEarlierEntries(List<OutputFile> files, Set<OutputPath> others) throws IOException {
        Set<OutputPath> listed = new HashSet<>(others);
        listed.addAll(elsewhere);
        if (listed.isEmpty() || files.stream().noneMatch(file -> file.kind() == OutputKind.MANIFEST)) {
            return files;
        }
        Optional<String> previous = previousManifest();
        if (previous.isEmpty()) {
            return files;
        }
        return files.stream()
                .map(file ->
                        file.kind() == OutputKind.MANIFEST ? EarlierEntries.addTo(file, previous.get(), listed) : file)
                .toList();
    }

    private Optional<String> previousManifest() throws IOException {
        try {
            return directory
                    .read(OutputPath.MANIFEST.value(), MAX_MANIFEST_BYTES)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (UnsafePathException ignored) {
            // Writing the manifest reports the error.
            return Optional.empty();
        }
    }

    private FileChange declared(OutputFile file) throws IOException {
        OutputPath path = file.outputPath();
        Action action = Action.ADD;
        try {
            FileState found = directory.find(file.path());
            if (found.isRegularFile()) {
                boolean isSame = isSame(file, found);
                if (!isSame && !written.contains(path)) {
                    diagnostics.add(unmanaged(file));
                }
                // A secret file that is not private is replaced, not changed: it may have further hard links.
                boolean isExposed = file.kind().isSecret() && !directory.isPrivate(file.path());
                action = isSame && !isExposed ? Action.KEEP : Action.CHANGE;
            }
        } catch (UnsafePathException e) {
            diagnostics.add(e.diagnostic());
        }
        return new FileChange(action, path, Optional.of(file));
    }

    private Diagnostic unmanaged(OutputFile file) {
        return Diagnostic.at(
                        DiagnosticCode.UNMANAGED_FILE,
                        file.origin(),
                        "`" + directory.nameOf(file.path()) + "` already exists, but was not written by the compiler")
                .help("move it, or set another output directory");
    }

    // Unknown values are not compared. Other files, such as encrypted ones, contain no values.
    private boolean isSame(OutputFile file, FileState found) throws IOException {
        if (file.complete() || !file.kind().isSecret()) {
            return directory.hasContent(file.path(), found, new EncodedText(file.parts()));
        }
        return directory
                .read(file.path(), OutputDirectory.MAX_BYTES)
                .map(bytes -> Mask.masked(new String(bytes, StandardCharsets.UTF_8)))
                .filter(Mask.masked(file.content())::equals)
                .isPresent();
    }

    private Optional<FileChange> undeclared(OutputPath path) throws IOException {
        try {
            FileState found = directory.find(path.value());
            if (found.isAbsent()) {
                return Optional.empty();
            }
            if (found.bytes() > OutputDirectory.MAX_BYTES) {
                diagnostics.add(Diagnostic.withoutLocation(
                                DiagnosticCode.UNMANAGED_FILE,
                                "`" + directory.nameOf(path.value())
                                        + "` is too large to be a file written by the compiler")
                        .help("move it, or set another output directory"));
            }
        } catch (UnsafePathException e) {
            diagnostics.add(e.diagnostic());
        }
        return Optional.of(new FileChange(Action.REMOVE, path, Optional.empty()));
    }
}
