// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.picture.PullState;
import io.registries.compiler.internal.picture.PullStates;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The start of an HTML report: how many diagnostics, image pulls and other things there are. */
final class HtmlSummary {
    private HtmlSummary() {}

    static Map<String, Object> of(Report report, PullStates states) {
        TemplateFields fields = new TemplateFields()
                .put("verdict", verdict(report))
                .put("worst", worst(report))
                .put("contents", List.of());
        report.resolved()
                .ifPresent(resolved ->
                        fields.put("contents", contents(resolved)).put("states", states(resolved.pullPaths(), states)));
        return fields.map();
    }

    private static String verdict(Report report) {
        String counts = Arrays.stream(Severity.values())
                .filter(severity -> count(report, severity) > 0)
                .map(severity -> Plurals.count(count(report, severity), severity.id()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no errors, warnings or notes" : counts;
    }

    private static String worst(Report report) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity != Severity.NOTE && count(report, severity) > 0)
                .findFirst()
                .map(Severity::id)
                .orElse("ok");
    }

    private static long count(Report report, Severity severity) {
        return report.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    private static List<Map<String, Object>> contents(ResolvedConfiguration resolved) {
        Configuration configuration = resolved.configuration();
        List<Map<String, Object>> contents = new ArrayList<>();
        contents.add(item(configuration.applications().size(), "application"));
        contents.add(item(configuration.environments().size(), "environment"));
        contents.add(item(configuration.registries().size(), "registry"));
        contents.add(item(resolved.pullPaths().size(), "image pull"));
        return contents;
    }

    private static Map<String, Object> item(int count, String noun) {
        return new TemplateFields()
                .put("count", count)
                .put("noun", Plurals.noun(count, noun))
                .map();
    }

    private static List<Map<String, Object>> states(List<PullPath> paths, PullStates states) {
        Map<PullState, Integer> counts = new EnumMap<>(PullState.class);
        paths.forEach(path -> counts.merge(states.of(path), 1, Integer::sum));
        List<Map<String, Object>> items = new ArrayList<>();
        counts.forEach((state, count) -> items.add(new TemplateFields()
                .put("state", state.id())
                .put("count", count)
                .put("meaning", meaning(state))
                .map()));
        return items;
    }

    private static String meaning(PullState state) {
        return switch (state) {
            case FAILED -> "a check of this run found an error";
            case ASSUMED -> "nothing states it: the nodes are assumed to have a role";
            case DECLARED -> "the configuration states that the login exists";
            case RESOLVED -> "the kubelet finds the login by the image's name, or needs none";
            case VERIFIED -> "resolved, and pulled with that login in this run";
        };
    }
}
