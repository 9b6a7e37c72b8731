// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.crypto.Sha256;
import io.registries.compiler.internal.picture.PictureGraph;
import io.registries.compiler.internal.picture.PullStates;
import io.registries.compiler.internal.template.InvalidTemplateException;
import io.registries.compiler.internal.template.TemplateEngine;
import io.registries.compiler.internal.template.VerbatimText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page for a browser, which loads nothing and runs only its own script. Everything from the configuration is text in it.
 *
 * @param tool the compiler
 */
record HtmlReporter(ToolInfo tool) implements Reporter {
    private static final String RESOURCES = "html/";
    private static final String TEMPLATE = "report.html.mustache";

    /** Compiles its templates at the first use only. */
    private static final TemplateEngine ENGINE = TemplateEngine.forMarkup(path -> Optional.of(resource(path)));

    @Override
    public String report(Report report) {
        PullStates states = new PullStates(report.checks());
        HtmlDiagnostics diagnostics = new HtmlDiagnostics(tool);
        String style = resource("report.css");
        String script = resource("report.js");
        TemplateFields fields = new TemplateFields()
                .put("subject", report.folder().isEmpty() ? "" : " of " + report.folder())
                .put("version", tool.version())
                .put("policy", policy(style, script))
                .put("style", new VerbatimText(style))
                .put("script", new VerbatimText(script))
                .put("summary", HtmlSummary.of(report, states))
                .put("diagnostics", HtmlDiagnostics.list(report, diagnostic -> diagnostic.severity() != Severity.NOTE))
                .put("notes", HtmlDiagnostics.list(report, diagnostic -> diagnostic.severity() == Severity.NOTE))
                .put("pages", section("codes", diagnostics.pages(report)))
                .put(
                        "changes",
                        section(
                                "lists",
                                ActionLists.of(report).stream()
                                        .map(ActionList::fields)
                                        .toList()))
                .put("registries", section("registryRows", HtmlRegistries.rows(report)))
                .put("timelines", HtmlRegistries.timeline(report.checks()));
        report.resolved().ifPresent(resolved -> {
            PictureGraph graph = PictureGraph.of(resolved, states);
            fields.put("picture", graph.nodes().isEmpty() ? List.of() : HtmlPicture.of(graph))
                    .put(
                            "table",
                            resolved.pullPaths().isEmpty()
                                    ? List.of()
                                    : new HtmlPulls(resolved.pullPaths(), graph, states).fields());
        });
        return render(fields.map());
    }

    /** A section of the page; empty without items. */
    private static Object section(String name, List<Map<String, Object>> items) {
        return items.isEmpty()
                ? List.of()
                : new TemplateFields().put(name, items).map();
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String render(Map<String, Object> document) {
        try {
            return ENGINE.render(TEMPLATE, document);
        } catch (InvalidTemplateException e) {
            throw new IllegalStateException(e.getMessage() + " " + e.position(), e);
        }
    }

    private static String resource(String path) {
        try (InputStream in = HtmlReporter.class.getResourceAsStream(RESOURCES + path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
