// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.Provenance;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.Stage;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.HostileText;
import io.registries.compiler.testing.RequiresProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of somebody else in any place of a report is displayed, and has no other effect in any output. */
class HostileTextTest {
    private static final SourceFile SOURCE = new SourceFile("registries.yaml", Path.of("/r.yaml"), "one: two\n");
    private static final Span SPAN = new Span(SOURCE, 1, 1, 1, 4);
    private static final PullPath PULL = validate().pullPaths().get(0);

    /** The places of a report that have texts, each as the report with a text there. */
    static List<Named<Function<String, Report>>> places() {
        return List.of(
                Named.of(
                        "value in message",
                        text -> Report.of(List.of(diagnostic("there is no registry `" + text + "`, or is there")))),
                Named.of("words of message", text -> Report.of(List.of(diagnostic("why: " + text + ", and so on")))),
                Named.of("help", text -> Report.of(List.of(diagnostic("wrong").help("allowed here: " + text)))),
                Named.of(
                        "suggestion",
                        text -> Report.of(List.of(diagnostic("wrong").help("did you mean `" + text + "`?")))),
                Named.of("label", text -> Report.of(List.of(diagnostic("wrong").related(SPAN, text)))),
                Named.of(
                        "file name",
                        text -> Report.of(List.of(at(text, "one: two\n").related(inFile(text, "one\n"), "here")))),
                Named.of("excerpt", text -> Report.of(List.of(at("registries.yaml", text + "\n")))),
                Named.of("check", text -> Report.of(List.of(), List.of(check(text)))),
                Named.of("impact", text -> Report.of(List.of()).with(Optional.of(impact(text)))),
                Named.of("former line", text -> difference("manifest.json", List.of(text, "a"), List.of("a"))),
                Named.of("current line", text -> difference("manifest.json", List.of("a"), List.of(text, "a"))),
                Named.of("context line", text -> difference("manifest.json", List.of(text, "a"), List.of(text, "b"))),
                Named.of("path", text -> difference(text, List.of("a"), List.of("b"))),
                Named.of(
                        "pull path",
                        text -> Report.of(List.of())
                                .with(new ResolvedConfiguration(Configuration.EMPTY, List.of(pull(text))))));
    }

    @ParameterizedTest
    @MethodSource("places")
    void hasNoEffect(Function<String, Report> place) {
        for (String text : HostileText.ALL) {
            HostileText.assertHarmless(place.apply(text));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @RequiresProgram({"node", "npm"})
    void isRenderedAsText(Function<String, Report> place) {
        HostileText.assertOnlyText(HostileText.ALL.stream()
                .map(text -> ReportFormat.MARKDOWN.reporter().report(place.apply(text)))
                .toList());
    }

    /** Renderers of others decide what is only text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "![a](https://evil.example/x.png)",
                "[a](b)",
                "<img src=a>",
                "@acme",
                "see #1",
                "www.evil.example",
                "*a*"
            })
    @RequiresProgram({"node", "npm"})
    void notEveryMarkdownIsText(String markdown) {
        assertThatThrownBy(() -> HostileText.assertOnlyText(List.of(markdown))).isInstanceOf(AssertionError.class);
    }

    @Test
    void hasNoEffectInTheTableOfCredentials() {
        for (String text : HostileText.ALL) {
            HostileText.assertLines(ProvenanceTable.of(List.of(new Provenance(text, text, text))));
        }
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void leavesOrdinaryTextReadable(String message) {
        assertThat(MarkdownText.message(message).markdown()).isEqualTo(message);
        assertThat(ConsoleLine.of(message).text()).isEqualTo(message);
        assertThat(SarifText.message(message)).containsEntry("text", message);
    }

    static List<String> ordinary() {
        return List.of(
                "application `checkout` names registry `hubb`, which is not declared",
                "did you mean `hub`?",
                "`two` is not a valid repository path of registry `hub`: type `docker-hub` requires `account/repository`",
                "the certificate expires in 12 days (on 2026-12-13); read-only, e g 50 m",
                "`.dockerconfigjson` of the registry's secret \"regcred\" has no user; add one");
    }

    @Test
    void displaysValuesWithPipesAndBackquotes() {
        assertThat(MarkdownText.value("a`b").markdown()).isEqualTo("``a`b``");
        assertThat(MarkdownText.value("`").markdown()).isEqualTo("`` ` ``");
        assertThat(MarkdownText.value("a|b").markdown()).isEqualTo("`a`&#124;`b`");
        assertThat(MarkdownText.value("a\u202Eb").markdown()).isEqualTo("`a\\u202eb`");
        assertThat(MarkdownText.message("see https://registry.example: yes").markdown())
                .isEqualTo("see `https://registry.example:` yes");
    }

    private static Diagnostic diagnostic(String message) {
        return Diagnostic.at(DiagnosticCode.UNKNOWN_REGISTRY, SPAN, message);
    }

    private static Diagnostic at(String file, String text) {
        return Diagnostic.at(DiagnosticCode.UNKNOWN_REGISTRY, inFile(file, text), "wrong");
    }

    private static Span inFile(String name, String text) {
        return new Span(new SourceFile(name, Path.of("/r.yaml"), text), 1, 1, 1, 4);
    }

    private static RegistryCheck check(String text) {
        return new RegistryCheck(
                text,
                text,
                SPAN,
                Stage.TLS,
                text,
                Optional.empty(),
                Optional.of(4L),
                Optional.of(4L),
                Optional.empty(),
                List.of());
    }

    private static Impact impact(String text) {
        return new Impact(
                List.of(new ChangedItem(
                        ChangedItem.ItemType.PULL_SECRET,
                        text,
                        ChangedItem.Change.ADDED,
                        List.of(new ChangedItem.ChangedField(text, text, text)))),
                List.of());
    }

    private static Report difference(String path, List<String> former, List<String> current) {
        return Report.of(List.of())
                .and(List.of(new Difference(
                        Action.CHANGE, path, Optional.of(SPAN), lines(former), lines(current), List.of())));
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream().flatMap(text -> text.lines()).toList();
    }

    private static PullPath pull(String text) {
        Pull pull = PULL.pull();
        return new PullPath(new Pull(text, Optional.of(text), text, pull.source(), pull.repository()), PULL.method());
    }

    private static ValidationResult validate() {
        Path folder = CompilerRunner.SAMPLES.resolve("quickstart");
        return CompilerRunner.validate(folder, "registries.yaml", "registries.yaml")
                .value()
                .orElseThrow();
    }
}
