// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.ImpactTable;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.report.UnifiedDiff;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts with which an author of a pull request attacks those who read reports, and assertions that they have no effect. */
public final class HostileText {
    /** Each contains the word {@code evil}. */
    public static final List<String> ALL = List.of(
            "evil\n::set-output name=pwned::1\n::add-mask::a\r::warning::b",
            "evil\u0085::error::a\u2028::add-mask::b\u2029::echo::on",
            "evil ##[add-mask]a ##[stop-commands]b ##VSO[task.setvariable variable=c]d ###[set-output]e",
            "evil\u001b]52;c;ZXZpbA==\u0007\u001b]8;;https://evil.example\u0007a\u001b]8;;\u0007\u001b[2J\u009b31m",
            "\u202Eevil\u2066 \u200B\uFEFF\u00AD\u061C \uDB40\uDC41\uDB40\uDC7F",
            "evil\uD800",
            "evil\uFFFE\u0000\u0001\u007F",
            "![evil](https://evil.example/x.png) [Approved by security](https://evil.example)",
            "<img src=https://evil.example/x.png onerror=evil()> <!-- evil --> &lt;b&gt; &#64;acme",
            "evil @acme/security #1 !2 evil@evil.example acme/evil#3 :tada:",
            "www.evil.example https://evil.example HTTP://evil.example _www.evil.example ftp://evil.example/?a=b",
            "`evil` ``![a](https://evil.example)`` @acme ` <img src=evil>",
            "` <img src=evil> @acme",
            "<img src=evil> `",
            "evil\\`<img src=x>\\`",
            "evil\\|<img src=x>|![a](https://evil.example)\\\\|`<b>|` || \\",
            "```\n<img src=evil>\n```",
            "`````` evil ````````````",
            "````",
            "*evil* _evil_ ~~evil~~ **evil**  <https://evil.example> $evil$ [^evil] {{evil}} {0}",
            "evil [a](https://evil.example) \\[a](https://evil.example) \\\\[a\\](https://evil.example) {evil} {{0}}",
            "evil]]></failure></testcase><testcase name=\"evil\"/>",
            "evil\"/></testsuite>&evil; &#1;",
            "evil\"] --> x; click r0 \"https://evil.example\"; %%{init: {}}%% #quot;",
            "evil%0A::error::a,file=b:c",
            "evil\t| --- |\n| a |",
            "[evil]: https://evil.example",
            "evil -->");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\t\n]]");
    private static final Pattern STYLE = Pattern.compile("\u001b\\[(1;31|1;33|1;36|34)?m");
    /** Where a runner looks for commands of the old form: actions/runner, ActionCommand.cs; Azure Pipelines likewise. */
    private static final Pattern OLD_COMMAND = Pattern.compile("##(vso)?\\[", Pattern.CASE_INSENSITIVE);

    private static final Pattern MERMAID =
            Pattern.compile("(?m)^```mermaid\nflowchart LR\n(?<lines>(?: {2}.*\n)*)```$");
    private static final String LABEL = "\"(?:[\\p{L}\\p{N} _./-]|#[0-9]+;)*\"";
    private static final Pattern MERMAID_LINE = Pattern.compile(" {2}(?:[rpe][0-9]+(?:\\[\\(" + LABEL + "\\)]|\\["
            + LABEL + "]|\\{\\{" + LABEL + "}})|[rpe][0-9]+ (?:-- " + LABEL + " )?--> [rpe][0-9]+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HostileText() {}

    /** Asserts that no output of a report obeys a text in it; its Markdown must be given to {@link #assertOnlyText}. */
    public static void assertHarmless(Report report) {
        assertLines(Reporter.console().lines(report));
        assertStyledLines(Reporter.terminal().lines(report));
        assertLines(CheckTable.of(report.checks()));
        assertLines(UnifiedDiff.of(report.differences()));
        report.impact().ifPresent(impact -> assertLines(ImpactTable.of(impact)));
        for (ReportFormat format : ReportFormat.values()) {
            String text = format.reporter().report(report);
            assertThat(text).doesNotContainPattern(INVISIBLE);
            switch (format) {
                case GITHUB -> assertCommands(text, report.diagnostics().size());
                case JUNIT -> assertTests(text, report);
                case SARIF -> assertMessages(JSON.readTree(text));
                case MARKDOWN -> assertDiagram(text);
                case HTML -> HtmlPage.parse(text).assertHarmless();
                case JSON, GITLAB -> assertThat(JSON.readTree(text)).isNotNull();
            }
        }
    }

    /** Asserts that neither a terminal nor a runner obeys lines of a log. */
    public static void assertLines(List<ConsoleLine> lines) {
        lines.forEach(line -> assertLine(line.text()));
    }

    private static void assertStyledLines(List<ConsoleLine> lines) {
        lines.forEach(line -> assertLine(STYLE.matcher(line.text()).replaceAll("")));
    }

    private static void assertLine(String line) {
        assertThat(line).doesNotContain("\n").doesNotContainPattern(INVISIBLE).doesNotContainPattern(OLD_COMMAND);
        assertThat(line).doesNotContainPattern("^[\\s\\p{Z}]*::");
    }

    private static void assertCommands(String text, int count) {
        assertThat(text.lines())
                .hasSize(count)
                .allMatch(line -> line.matches("::(error|warning|notice) file=[^:,]*,line=[^:]*::.*"));
        assertThat(text).doesNotContainPattern(OLD_COMMAND);
    }

    private static void assertTests(String text, Report report) {
        try {
            Element root = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
            int cases = report.diagnostics().size() + report.checks().size();
            assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(Math.max(1, cases));
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    // As 3.11.5 and 3.11.6 of SARIF 2.1.0 read messages.
    private static void assertMessages(JsonNode log) {
        for (JsonNode message : log.at("/runs/0/results").findValues("message")) {
            String text = message.path("text").asString();
            assertThat(text.replace("\\\\", "")).doesNotContainPattern("(?<!\\\\)[\\[\\]]");
            assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
        }
    }

    private static void assertDiagram(String markdown) {
        if (markdown.contains("mermaid")) {
            var diagram = MERMAID.matcher(markdown);
            assertThat(diagram.find()).as(markdown).isTrue();
            assertThat(diagram.group("lines").lines()).allMatch(MERMAID_LINE.asMatchPredicate());
        }
    }

    /**
     * Asserts that code hosts render documents as tables, text and code only. Requires {@code node} and {@code npm}.
     *
     * @param documents in Markdown
     */
    public static void assertOnlyText(List<String> documents) {
        JsonNode results =
                JSON.readTree(ThirdPartyDecryptors.runScript("markdown.mjs", JSON.writeValueAsString(documents)));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (!results.path(i).isEmpty()) {
                found.add(results.path(i) + "\n" + documents.get(i));
            }
        }
        assertThat(results).hasSameSizeAs(documents);
        assertThat(found).isEmpty();
    }
}
