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
        StringBuilder out = new StringBuilder("## Registries\n");
        diagnostics(out, report.diagnostics());
        differences(out, report.differences());
        report.impact().ifPresent(impact -> impact(out, impact));
        if (!report.pullPaths().isEmpty()) {
            pullPaths(out, report.pullPaths());
        }
        return out.toString();
    }

    private static void diagnostics(StringBuilder out, List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            out.append("\nNothing was found.\n");
            return;
        }
        List<List<String>> rows = diagnostics.stream()
                .map(diagnostic -> List.of(
                        diagnostic.severity().id(),
                        diagnostic.span().map(Object::toString).orElse(""),
                        diagnostic.message(),
                        diagnostic.help().orElse("")))
                .toList();
        table(out, List.of("", "location", "diagnostic", "help"), rows);
    }

    private static void differences(StringBuilder out, List<Difference> differences) {
        if (!differences.isEmpty()) {
            List<String> lines = UnifiedDiff.of(differences);
            out.append("\n### Drift\n\n````diff\n");
            lines.stream().limit(MAX_LINES).forEach(line -> out.append(line).append('\n'));
            out.append("````\n");
            if (lines.size() > MAX_LINES) {
                out.append("\nand ").append(lines.size() - MAX_LINES).append(" more lines\n");
            }
        }
    }

    private static void impact(StringBuilder out, Impact impact) {
        out.append("\n### Impact\n");
        if (impact.items().isEmpty()) {
            out.append("\nNothing.\n");
            return;
        }
        List<List<String>> rows =
                impact.items().stream().map(MarkdownReporter::row).toList();
        table(out, List.of("", "name", "change"), rows);
    }

    private static List<String> row(ChangedItem touch) {
        return List.of(
                touch.subject().displayName(),
                "`" + touch.name() + "`",
                touch.change().id());
    }

    private static void pullPaths(StringBuilder out, List<PullPath> paths) {
        out.append("\n### Image pulls\n");
        List<List<String>> rows = paths.stream().map(MarkdownReporter::row).toList();
        table(out, List.of("environment", "application", "pipeline", "image", "method", "key", "status"), rows);
        out.append("\n```mermaid\n");
        Mermaid.picture(paths).forEach(line -> out.append(line).append('\n'));
        out.append("```\n");
    }

    private static List<String> row(PullPath path) {
        return List.of(
                path.pull().environment(),
                path.pull().application(),
                path.pull().pipeline().orElse(""),
                "`" + path.pull().image() + "`",
                path.method().id()
                        + path.secret()
                                .map(secret -> " `" + secret.name() + "`")
                                .orElse(""),
                path.method() instanceof PullPath.BySecret by ? "`" + by.authKey() + "`" : "",
                path.status().id());
    }

    private static void table(StringBuilder out, List<String> headers, List<List<String>> rows) {
        out.append('\n');
        line(out, headers);
        line(out, headers.stream().map(header -> "---").toList());
        rows.stream().limit(MAX_ROWS).forEach(row -> line(out, row));
        if (rows.size() > MAX_ROWS) {
            out.append("\nand ").append(rows.size() - MAX_ROWS).append(" more\n");
        }
    }

    private static void line(StringBuilder out, List<String> cells) {
        cells.forEach(cell -> out.append("| ").append(escaped(cell)).append(' '));
        out.append("|\n");
    }

    // Names are in backticks already; other characters with a meaning in Markdown are escaped.
    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\n", " ");
    }
}
