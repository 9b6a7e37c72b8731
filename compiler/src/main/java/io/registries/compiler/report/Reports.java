// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.output.ReportWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The reports of a run as files, {@code registries.sarif} and the like: empty lists where nothing was found.
 *
 * @param base that the folder is named relative to in diagnostics; absolute
 * @param folder where they go; absolute
 * @param formats which of them
 */
public record Reports(Path base, Path folder, Set<ReportFormat> formats) {
    public Reports {
        formats = Set.copyOf(formats);
    }

    /**
     * Writes them; a diagnostic says why they must not be written.
     *
     * @throws IOException if the folder cannot be written, in words for people
     */
    public List<Diagnostic> write(Report report) throws IOException {
        if (formats.isEmpty()) {
            return List.of();
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (ReportFormat format : formats) {
            files.put(format.fileName(), format.reporter().report(report).getBytes(StandardCharsets.UTF_8));
        }
        return new ReportWriter(base, folder).write(files).diagnostics();
    }
}
