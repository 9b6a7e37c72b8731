// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes files that become the user's own: none is ever overwritten. */
public final class CreateOnlyWriter {
    private final OutputDirectory directory;
    private final OptionNames options;

    /**
     * @param folder where the files are; made where it is missing
     * @param base that diagnostics name files relative to
     * @param options how messages name options
     */
    public CreateOnlyWriter(Path folder, Path base, OptionNames options) {
        this.directory = new OutputDirectory(RootDirectory.of(base, folder));
        this.options = options;
    }

    /**
     * Whether a file may be made: there is none of its name, not even a link.
     *
     * @throws IOException if the folder cannot be read
     */
    public Result<String> free(String name) throws IOException {
        try {
            return directory.has(name) ? Result.failure(taken(name)) : Result.success(name);
        } catch (UnsafePathException e) {
            return Result.failure(taken(name));
        }
    }

    /**
     * Writes files that are not there yet, in the order of the map; one that holds these bytes already stays, but for
     * the last, which must be new.
     *
     * @throws IOException if one cannot be written, in words for people
     */
    public Result<String> write(Map<String, byte[]> files, String last) throws IOException {
        try {
            DiagnosticCollector diagnostics = new DiagnosticCollector();
            for (var file : files.entrySet()) {
                if (file.getKey().equals(last) || !holds(file.getKey(), file.getValue())) {
                    diagnostics.addAll(free(file.getKey()).diagnostics());
                }
            }
            return diagnostics.hasErrors() ? Result.failure(diagnostics.all()) : create(files, last);
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        } catch (IOException e) {
            throw FailureReason.explain(directory.path(), e);
        }
    }

    private Result<String> create(Map<String, byte[]> files, String last) throws IOException {
        for (var file : files.entrySet()) {
            if (!file.getKey().equals(last) && !holds(file.getKey(), file.getValue())) {
                directory.create(file.getKey(), file.getValue());
            }
        }
        try {
            directory.create(last, files.getOrDefault(last, new byte[0]));
            return Result.success(last);
        } catch (FileAlreadyExistsException e) {
            return Result.failure(taken(last));
        }
    }

    private boolean holds(String name, byte[] bytes) throws IOException {
        return directory.has(name) && directory.holds(name, List.of(bytes));
    }

    private Diagnostic taken(String name) {
        return Diagnostic.withoutLocation(
                        DiagnosticCode.FILE_EXISTS,
                        "`" + directory.nameOf(name) + "` is there already, and is not overwritten")
                .help("remove or rename it, or name another file with " + options.assign(Option.INIT_FILE, "<file>"));
    }
}
