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

/** Writes files that belong to the user afterwards. Never overwrites a file. */
public final class CreateOnlyWriter {
    private final RootDirectory root;
    private final OptionNames options;

    /**
     * @param folder the directory of the files; created if missing
     * @param base the base directory, whose checkout is untrusted
     * @param namesRelativeTo the directory that messages name files relative to
     * @param options how messages name options
     */
    public CreateOnlyWriter(Path folder, Path base, Path namesRelativeTo, OptionNames options) {
        this.root = RootDirectory.resolve(base, folder, namesRelativeTo);
        this.options = options;
    }

    /**
     * Checks that a file does not exist, not even as a link.
     *
     * @throws IOException if the directory cannot be read
     */
    public Result<String> requireAbsent(String name) throws IOException {
        try (OutputDirectory directory = new OutputDirectory(root)) {
            return requireAbsent(directory, name);
        }
    }

    private Result<String> requireAbsent(OutputDirectory directory, String name) throws IOException {
        try {
            return directory.has(name) ? Result.failure(fileExists(name)) : Result.success(name);
        } catch (UnsafePathException e) {
            return Result.failure(fileExists(name));
        }
    }

    /**
     * Writes new files in the order of the map. An existing file with the same content is kept, except the last, which
     * must be new.
     *
     * @throws IOException if a file cannot be written; the message is for users
     */
    public Result<String> write(Map<String, byte[]> files, String last) throws IOException {
        try (OutputDirectory directory = new OutputDirectory(root)) {
            DiagnosticCollector diagnostics = new DiagnosticCollector();
            for (var file : files.entrySet()) {
                if (file.getKey().equals(last) || !holds(directory, file)) {
                    diagnostics.addAll(requireAbsent(directory, file.getKey()).diagnostics());
                }
            }
            return diagnostics.hasErrors() ? Result.failure(diagnostics.all()) : create(directory, files, last);
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        } catch (IOException e) {
            throw FailureReason.explain(root.path(), e);
        }
    }

    private Result<String> create(OutputDirectory directory, Map<String, byte[]> files, String last)
            throws IOException {
        for (var file : files.entrySet()) {
            if (!file.getKey().equals(last) && !holds(directory, file)) {
                directory.create(file.getKey(), file.getValue());
            }
        }
        try {
            directory.create(last, files.getOrDefault(last, new byte[0]));
            return Result.success(last);
        } catch (FileAlreadyExistsException e) {
            return Result.failure(fileExists(last));
        }
    }

    private static boolean holds(OutputDirectory directory, Map.Entry<String, byte[]> file) throws IOException {
        FileState found = directory.find(file.getKey());
        return found.isRegularFile() && directory.hasContent(file.getKey(), found, List.of(file.getValue()));
    }

    private Diagnostic fileExists(String name) {
        return Diagnostic.withoutLocation(
                        DiagnosticCode.FILE_EXISTS, "`" + root.nameOf(name) + "` already exists and is not overwritten")
                .help("remove or rename it, or set another file with " + options.assign(Option.INIT_FILE, "<file>"));
    }
}
