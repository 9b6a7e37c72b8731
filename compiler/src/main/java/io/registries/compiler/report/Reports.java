// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.output.ReportWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the reports of a run as files, such as {@code registries.sarif}. Reports without diagnostics contain empty lists.
 *
 * @param base the base directory of the configuration; absolute
 * @param namesRelativeTo the directory that diagnostics name files relative to; absolute
 * @param folder the directory of the reports; absolute
 * @param formats the formats to write
 */
public record Reports(Path base, Path namesRelativeTo, Path folder, Set<ReportFormat> formats) {
    public Reports {
        formats = Set.copyOf(formats);
    }

    /** Reports that name files relative to the base directory. */
    public Reports(Path base, Path folder, Set<ReportFormat> formats) {
        this(base, base, folder, formats);
    }

    /** The text of a report in a format. */
    public String text(ReportFormat format, Report report) {
        String name = PathNames.nameOf(namesRelativeTo, base);
        return format.reporter().report(report.in(name.equals(".") ? "" : name));
    }

    /**
     * Writes the reports, and plan.json and apply.json in any case, or returns a diagnostic if they must not be written.
     *
     * @throws IOException if the directory cannot be written; the message is for users
     */
    public List<Diagnostic> write(Report report) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        report.plan()
                .ifPresent(plan -> files.put(
                        PlanJson.FILE_NAME,
                        PlanJson.of(plan, report.diagnostics()).getBytes(StandardCharsets.UTF_8)));
        report.applied()
                .ifPresent(applied -> files.put(
                        ApplyJson.FILE_NAME,
                        ApplyJson.of(applied, report.diagnostics()).getBytes(StandardCharsets.UTF_8)));
        for (ReportFormat format : formats) {
            files.put(format.fileName(), text(format, report).getBytes(StandardCharsets.UTF_8));
        }
        return files.isEmpty()
                ? List.of()
                : new ReportWriter(base, namesRelativeTo, folder).write(files).diagnostics();
    }
}
