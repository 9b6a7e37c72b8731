// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.output.PlainFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The reports of a run as files, {@code registries.sarif} and the like: empty lists where nothing was found.
 *
 * @param folder where they go; absolute
 * @param formats which of them
 */
public record Reports(Path folder, Set<ReportFormat> formats) {
    public Reports {
        formats = Set.copyOf(formats);
    }

    /**
     * Writes them.
     *
     * @throws IOException if the folder cannot be written, in words for people
     */
    public void write(Report report) throws IOException {
        PlainFiles files = new PlainFiles(folder);
        for (ReportFormat format : formats) {
            files.write(format.fileName(), format.reporter().report(report).getBytes(StandardCharsets.UTF_8));
        }
    }
}
