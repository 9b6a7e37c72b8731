// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticPage;
import io.registries.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The diagnostics of an HTML report, errors first, and the pages of their codes.
 *
 * @param tool has the address of the pages, if they are published
 */
record HtmlDiagnostics(ToolInfo tool) {
    private static final int MAX_OF_A_CODE = 5;

    /**
     * A list of the diagnostics that a filter accepts: the first ones of each code, and apart from them the rest. It is
     * empty if there are none.
     */
    static Object list(Report report, Predicate<Diagnostic> filter) {
        Map<DiagnosticCode, List<Map<String, Object>>> rest = new EnumMap<>(DiagnosticCode.class);
        Map<DiagnosticCode, Integer> counts = new EnumMap<>(DiagnosticCode.class);
        List<Map<String, Object>> items = new ArrayList<>();
        report.diagnostics().stream()
                .filter(filter)
                .sorted(Comparator.comparing(Diagnostic::severity))
                .forEach(diagnostic -> {
                    boolean isFirst = counts.merge(diagnostic.code(), 1, Integer::sum) <= MAX_OF_A_CODE;
                    List<Map<String, Object>> target =
                            isFirst ? items : rest.computeIfAbsent(diagnostic.code(), ignored -> new ArrayList<>());
                    target.add(item(diagnostic));
                });
        List<Map<String, Object>> collapsed = new ArrayList<>();
        rest.forEach((code, others) -> collapsed.add(new TemplateFields()
                .put("restCode", code.id())
                .put("restCount", others.size())
                .put("restItems", others)
                .map()));
        return items.isEmpty()
                ? List.of()
                : new TemplateFields()
                        .put("items", items)
                        .put("rest", collapsed)
                        .map();
    }

    private static Map<String, Object> item(Diagnostic diagnostic) {
        return new TemplateFields()
                .put("severity", diagnostic.severity().id())
                .put("code", diagnostic.code().id())
                .put("message", HtmlMessage.parts(diagnostic.message()))
                .put("location", diagnostic.span().map(Span::toString))
                .put("excerpt", diagnostic.span().flatMap(HtmlDiagnostics::excerpt))
                .put(
                        "related",
                        diagnostic.related().stream()
                                .map(HtmlDiagnostics::related)
                                .toList())
                .put("help", diagnostic.help().map(HtmlMessage::parts).map(HtmlDiagnostics::message))
                .map();
    }

    // A section over a list would be rendered for each part.
    private static Map<String, Object> message(List<Map<String, Object>> parts) {
        return new TemplateFields().put("message", parts).map();
    }

    private static Map<String, Object> related(Diagnostic.Related related) {
        return new TemplateFields()
                .put("message", HtmlMessage.parts(related.label()))
                .put("location", related.span().toString())
                .map();
    }

    private static Optional<Map<String, Object>> excerpt(Span span) {
        return Excerpt.of(span.source(), span.line())
                .filter(line -> !line.text().isBlank())
                .map(line -> {
                    CaretLine pointer = CaretLine.at(line, span);
                    String number = Integer.toString(span.line());
                    return new TemplateFields()
                            .put("number", number)
                            .put("margin", " ".repeat(number.length()))
                            .put("shown", pointer.shown())
                            .put("carets", pointer.carets())
                            .map();
                });
    }

    /** The pages of the codes in a report, in order of the codes. */
    List<Map<String, Object>> pages(Report report) {
        return report.diagnostics().stream()
                .map(Diagnostic::code)
                .distinct()
                .sorted(Comparator.comparing(DiagnosticCode::id))
                .map(this::page)
                .toList();
    }

    private Map<String, Object> page(DiagnosticCode code) {
        return new TemplateFields()
                .put("code", code.id())
                .put("url", tool.helpUriPrefix().map(prefix -> prefix + code.id() + ".md"))
                .put("blocks", blocks(DiagnosticPage.read(code).markdown()))
                .map();
    }

    /** The text of a page without its title: headings, paragraphs, and blocks of code. */
    private static List<Map<String, Object>> blocks(String markdown) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean isCode = false;
        for (String line : markdown.lines().skip(1).toList()) {
            if (line.startsWith("```")) {
                if (isCode) {
                    blocks.add(new TemplateFields()
                            .put("lines", List.copyOf(lines))
                            .map());
                    lines.clear();
                } else {
                    flush(blocks, lines);
                }
                isCode = !isCode;
            } else if (isCode) {
                lines.add(line);
            } else if (line.isBlank()) {
                flush(blocks, lines);
            } else if (line.startsWith("#")) {
                flush(blocks, lines);
                blocks.add(new TemplateFields()
                        .put("heading", line.replaceFirst("^#+ ", ""))
                        .map());
            } else {
                lines.add(line);
            }
        }
        flush(blocks, lines);
        return blocks;
    }

    private static void flush(List<Map<String, Object>> blocks, List<String> lines) {
        if (!lines.isEmpty()) {
            blocks.add(new TemplateFields()
                    .put("paragraph", message(HtmlMessage.parts(String.join(" ", lines))))
                    .map());
            lines.clear();
        }
    }
}
