// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.diagnostic.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes files without secrets that a run may always replace: reports. */
public final class ReportWriter {
    private final OutputDirectory directory;

    /**
     * @param base that diagnostics name files relative to
     * @param folder where the files are; made where it is missing
     */
    public ReportWriter(Path base, Path folder) {
        this.directory = new OutputDirectory(RootDirectory.of(base, folder));
    }

    /**
     * Writes files by their names, each whole or not at all; one that holds its bytes already is not touched.
     *
     * @throws IOException if one cannot be written, in words for people
     */
    public Result<Path> write(Map<String, byte[]> files) throws IOException {
        try {
            for (var file : files.entrySet()) {
                List<byte[]> bytes = List.of(file.getValue());
                if (!directory.has(file.getKey()) || !directory.holds(file.getKey(), bytes)) {
                    directory.write(file.getKey(), bytes, false);
                }
            }
            directory.clearStaging();
            return Result.success(directory.path());
        } catch (UnsafePathException e) {
            return Result.failure(e.diagnostic());
        } catch (IOException e) {
            throw FailureReason.explain(directory.path(), e);
        }
    }
}
