// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that machines read. */
public enum ReportFormat {
    /** Workflow commands, which GitHub Actions shows beside the lines. */
    GITHUB("registries.github.txt"),
    /** GitLab's Code Quality report. */
    GITLAB("registries.gitlab.json"),
    /** SARIF 2.1.0, for GitHub's code scanning and editors. */
    SARIF("registries.sarif"),
    /** JUnit's XML, for whatever shows test results. */
    JUNIT("registries.xml"),
    /** The compiler's own shape, versioned. */
    JSON("registries.json"),
    /** Markdown with a picture, for a comment on a pull request. */
    MARKDOWN("registries.md"),
    /** A page for a browser. */
    HTML("registries.html");

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** The word that chooses it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file within the folder of reports. */
    public String fileName() {
        return fileName;
    }

    /** What writes it. */
    public Reporter reporter() {
        return switch (this) {
            case GITHUB -> new GithubReporter();
            case GITLAB -> new GitlabReporter();
            case SARIF -> new SarifReporter(ToolInfo.read());
            case JUNIT -> new JunitReporter();
            case JSON -> new JsonReporter();
            case MARKDOWN -> new MarkdownReporter();
            case HTML -> new HtmlReporter(ToolInfo.read());
        };
    }

    /** The format of a word, if there is one. */
    public static Optional<ReportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.id().equals(word))
                .findFirst();
    }

    /** All words. */
    public static List<String> displayName() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }
}
