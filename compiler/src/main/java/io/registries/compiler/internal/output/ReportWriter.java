// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes reports, which contain no secrets and may always be replaced. */
public final class ReportWriter {
    private final RootDirectory root;

    /**
     * @param base the base directory of the configuration; its checkout is untrusted
     * @param namesRelativeTo the directory that messages name files relative to
     * @param folder the directory of the files; created if missing
     */
    public ReportWriter(Path base, Path namesRelativeTo, Path folder) {
        this.root = RootDirectory.resolve(base, folder, namesRelativeTo);
    }

    /**
     * Writes files atomically, by name; files with the same content are not touched.
     *
     * @throws IOException if a file cannot be written; the message is for users
     */
    public Result<Path> write(Map<String, byte[]> files) throws IOException {
        try (OutputDirectory directory = new OutputDirectory(root)) {
            if (directory.hasRemains()) {
                directory.removeRemains(List.of());
            }
            try {
                for (var file : files.entrySet()) {
                    write(directory, file.getKey(), List.of(file.getValue()));
                }
            } finally {
                directory.discardStaging();
            }
            return Result.success(root.path());
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        } catch (IOException e) {
            throw FailureReason.explain(root.path(), e);
        }
    }

    private static void write(OutputDirectory directory, String name, List<byte[]> bytes) throws IOException {
        FileState found = directory.find(name);
        if (!found.isRegularFile() || !directory.hasContent(name, found, bytes)) {
            directory.write(name, bytes, false);
        }
    }
}
