// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.PullPath;
import java.util.List;

/** For a comment on a pull request: diagnostics, what the change touches, how each image is pulled, and a picture. */
final class MarkdownReporter implements Reporter {
    /** Hosts cut comments that are too long: GitHub at 65,536 characters. */
    private static final int MAX_ROWS = 100;

    private static final int MAX_LINES = 400;

    @Override
    public String report(Report report) {
        StringBuilder out = new StringBuilder(
                report.folder().isEmpty() ? "## Registries\n" : "## Registries of `" + report.folder() + "`\n");
        diagnostics(out, report.diagnostics());
        differences(out, report.differences());
        removed(out, report.removed());
        report.impact().ifPresent(impact -> impact(out, impact));
        report.plan().ifPresent(plan -> devtron(out, "Plan for Devtron", PlanText.of(plan)));
        report.applied().ifPresent(applied -> devtron(out, "Changes in Devtron", ApplyText.of(applied)));
        if (!report.pullPaths().isEmpty()) {
            pullPaths(out, report.pullPaths());
        }
        return out.toString();
    }

    private static void diagnostics(StringBuilder out, List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            out.append("\nNo errors, warnings or notes.\n");
            return;
        }
        List<List<MarkdownText>> rows =
                diagnostics.stream().map(MarkdownReporter::row).toList();
        table(out, List.of("", "location", "diagnostic", "help"), rows);
    }

    private static List<MarkdownText> row(Diagnostic diagnostic) {
        return List.of(
                MarkdownText.message(diagnostic.severity().id()),
                diagnostic
                        .span()
                        .map(span -> MarkdownText.value(span.toString()))
                        .orElse(MarkdownText.EMPTY),
                MarkdownText.message(diagnostic.message()),
                diagnostic.help().map(MarkdownText::message).orElse(MarkdownText.EMPTY));
    }

    private static void differences(StringBuilder out, List<Difference> differences) {
        if (!differences.isEmpty()) {
            List<ConsoleLine> lines = UnifiedDiff.of(differences);
            out.append("\n### Drift\n\n")
                    .append(MarkdownText.block(
                            "diff",
                            lines.stream()
                                    .limit(MAX_LINES)
                                    .map(ConsoleLine::text)
                                    .toList()));
            if (lines.size() > MAX_LINES) {
                out.append("\nand ").append(lines.size() - MAX_LINES).append(" more lines\n");
            }
        }
    }

    private static void removed(StringBuilder out, List<String> files) {
        if (!files.isEmpty()) {
            out.append("\n### Removed files\n");
            table(
                    out,
                    List.of("path"),
                    files.stream()
                            .map(file -> List.of(MarkdownText.value(file)))
                            .toList());
        }
    }

    private static void impact(StringBuilder out, Impact impact) {
        out.append("\n### Impact\n");
        if (impact.items().isEmpty()) {
            out.append("\nNothing differs from the baseline.\n");
            return;
        }
        List<List<MarkdownText>> rows =
                impact.items().stream().map(MarkdownReporter::row).toList();
        table(out, List.of("", "name", "change", "values"), rows);
    }

    private static void devtron(StringBuilder out, String title, List<ConsoleLine> lines) {
        out.append("\n### ")
                .append(title)
                .append("\n\n")
                .append(MarkdownText.block(
                        "diff", lines.stream().map(ConsoleLine::text).toList()));
    }

    private static List<MarkdownText> row(ChangedItem touch) {
        return List.of(
                MarkdownText.message(touch.subject().displayName()),
                MarkdownText.value(touch.name()),
                MarkdownText.message(touch.change().id()),
                touch.fields().isEmpty() ? MarkdownText.EMPTY : MarkdownText.value(ImpactTable.values(touch)));
    }

    private static void pullPaths(StringBuilder out, List<PullPath> paths) {
        out.append("\n### Image pulls\n");
        List<List<MarkdownText>> rows =
                paths.stream().map(MarkdownReporter::row).toList();
        table(out, List.of("environment", "application", "pipeline", "image", "method", "key", "status"), rows);
        out.append('\n').append(MarkdownText.block("mermaid", Mermaid.picture(paths)));
    }

    private static List<MarkdownText> row(PullPath path) {
        MarkdownText method = MarkdownText.message(path.method().id());
        return List.of(
                MarkdownText.message(path.pull().environment()),
                MarkdownText.message(path.pull().application()),
                path.pull().pipeline().map(MarkdownText::message).orElse(MarkdownText.EMPTY),
                MarkdownText.value(path.pull().image().toString()),
                path.secret()
                        .map(secret ->
                                method.and(MarkdownText.value(secret.name().value())))
                        .orElse(method),
                path.method() instanceof PullPath.BySecret by ? MarkdownText.value(by.authKey()) : MarkdownText.EMPTY,
                MarkdownText.message(path.status().id()));
    }

    private static void table(StringBuilder out, List<String> headers, List<List<MarkdownText>> rows) {
        out.append('\n');
        line(out, headers);
        line(out, headers.stream().map(header -> "---").toList());
        rows.stream()
                .limit(MAX_ROWS)
                .forEach(row ->
                        line(out, row.stream().map(MarkdownText::markdown).toList()));
        if (rows.size() > MAX_ROWS) {
            out.append("\nand ").append(rows.size() - MAX_ROWS).append(" more\n");
        }
    }

    private static void line(StringBuilder out, List<String> cells) {
        cells.forEach(cell -> out.append("| ").append(cell).append(' '));
        out.append("|\n");
    }
}
