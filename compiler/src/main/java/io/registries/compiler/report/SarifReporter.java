// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticPage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SARIF 2.1.0, each rule with its page.
 *
 * @param tool the compiler
 */
record SarifReporter(ToolInfo tool) implements Reporter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** Has no encoding in UTF-8, and so none in a URI. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    @Override
    public String report(Report report) {
        List<Diagnostic> diagnostics = report.diagnostics();
        List<DiagnosticCode> codes =
                diagnostics.stream().map(Diagnostic::code).distinct().sorted().toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "registries");
        driver.put("version", tool.version());
        driver.put("semanticVersion", tool.version());
        tool.informationUri().ifPresent(uri -> driver.put("informationUri", uri));
        driver.put("rules", codes.stream().map(this::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("automationDetails", Map.of("id", category(report.folder())));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", results(report, codes));
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonText.of(log);
    }

    // GitHub replaces the results of a category, so each module has its own. It ends at the last slash.
    private static String category(String folder) {
        return folder.isEmpty() ? "registries/" : "registries/" + folder + "/";
    }

    private Map<String, Object> rule(DiagnosticCode code) {
        DiagnosticPage page = DiagnosticPage.read(code);
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", code.id());
        rule.put("name", pascalCase(code));
        rule.put("shortDescription", Map.of("text", page.summary()));
        rule.put("fullDescription", Map.of("text", page.summary() + "\n\n" + page.reason()));
        Map<String, Object> help = new LinkedHashMap<>();
        help.put("text", page.summary());
        help.put("markdown", page.markdown());
        rule.put("help", help);
        tool.helpUriPrefix().ifPresent(prefix -> rule.put("helpUri", prefix + code.id() + ".md"));
        rule.put("defaultConfiguration", Map.of("level", code.severity().id()));
        return rule;
    }

    private static List<Map<String, Object>> results(Report report, List<DiagnosticCode> codes) {
        Fingerprints fingerprints = new Fingerprints(report);
        GithubLineHashes lineHashes = new GithubLineHashes();
        List<Map<String, Object>> results = new ArrayList<>();
        for (Diagnostic diagnostic : report.diagnostics()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("ruleId", diagnostic.code().id());
            result.put("ruleIndex", codes.indexOf(diagnostic.code()));
            result.put("level", diagnostic.severity().id());
            result.put("message", message(diagnostic));
            result.put("locations", List.of(location(report.locate(diagnostic))));
            if (!diagnostic.related().isEmpty()) {
                result.put(
                        "relatedLocations",
                        diagnostic.related().stream()
                                .map(SarifReporter::related)
                                .toList());
            }
            Map<String, Object> partialFingerprints = new LinkedHashMap<>();
            diagnostic
                    .span()
                    .flatMap(span -> lineHashes.of(span.source(), span.line()))
                    .ifPresent(hash -> partialFingerprints.put("primaryLocationLineHash", hash));
            partialFingerprints.put("registries/v1", fingerprints.of(diagnostic));
            result.put("partialFingerprints", partialFingerprints);
            results.add(result);
        }
        return results;
    }

    private static Map<String, Object> message(Diagnostic diagnostic) {
        return SarifText.message(diagnostic.message()
                + diagnostic.help().map(help -> "\n" + help).orElse(""));
    }

    private static Map<String, Object> related(Diagnostic.Related related) {
        Map<String, Object> location = location(ReportLocation.of(related.span()));
        location.put("message", SarifText.message(related.label()));
        return location;
    }

    private static Map<String, Object> location(ReportLocation place) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", place.line());
        region.put("startColumn", place.column());
        region.put("endLine", place.endLine());
        region.put("endColumn", place.endColumn());
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", uri(place.file())));
        physical.put("region", region);
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        return location;
    }

    private static String uri(String file) {
        try {
            // With a leading dot, a colon in the first segment is not read as the end of a scheme.
            String path = file.contains(":") ? "./" + file : file;
            return new URI(null, null, LONE_SURROGATE.matcher(path).replaceAll("\uFFFD"), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pascalCase(DiagnosticCode code) {
        return Arrays.stream(code.id().split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
