// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.internal.picture.ExpiryTimeline;
import io.registries.compiler.internal.picture.ExpiryTimeline.Expiry;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registries of an HTML report: their logins, the results of their checks, and what expires. */
final class HtmlRegistries {
    private static final int[] TICKS = {0, 30, 90, 180, ExpiryTimeline.MAX_DAYS};
    private static final int LINE_START = 250;
    private static final int LINE_WIDTH = 640;
    private static final int ROW_HEIGHT = 26;
    private static final int HEADER_HEIGHT = 34;
    private static final int BASELINE = 5;
    private static final int TEXT_GAP = 12;
    private static final int MAX_EXPIRIES = 200;

    private HtmlRegistries() {}

    /** The registries of the configuration; without one, those that were checked. */
    static List<Map<String, Object>> rows(Report report) {
        Map<String, Registry> declared = report.resolved().map(ResolvedConfiguration::configuration).stream()
                .flatMap(configuration -> configuration.registries().stream())
                .collect(Collectors.toMap(registry -> registry.name().value(), registry -> registry));
        Set<String> names = Stream.concat(
                        declared.keySet().stream().sorted(),
                        report.checks().stream().map(RegistryCheck::registry))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String name : names) {
            Registry registry = declared.get(name);
            rows.add(new TemplateFields()
                    .put("name", name)
                    .put("type", registry == null ? "" : registry.provider().type())
                    .put("address", registry == null ? "" : registry.url().toString())
                    .put("logins", registry == null ? List.of() : logins(registry))
                    .put(
                            "checks",
                            report.checks().stream()
                                    .filter(check -> check.registry().equals(name))
                                    .map(HtmlRegistries::check)
                                    .toList())
                    .map());
        }
        return rows;
    }

    private static List<Map<String, Object>> logins(Registry registry) {
        List<Map<String, Object>> logins = new ArrayList<>();
        RegistryCredentials pull = registry.pull();
        pull.declared().forEach((field, source) -> logins.add(login(field + ": " + source)));
        if (pull instanceof RegistryCredentials.MachineRole) {
            logins.add(login("the role of the machine"));
        } else if (pull instanceof RegistryCredentials.NoCredentials) {
            logins.add(login("none: the registry is public"));
        }
        return logins;
    }

    private static Map<String, Object> login(String message) {
        return new TemplateFields().put("message", HtmlMessage.parts(message)).map();
    }

    private static Map<String, Object> check(RegistryCheck check) {
        return new TemplateFields()
                .put("purpose", check.purpose())
                .put("outcome", check.isOk() ? "passed" : "failed")
                .put("stages", stages(check))
                .put("result", check.summary())
                .put("latency", check.latency().map(latency -> latency.toMillis() + " ms"))
                .put("certificate", check.daysToExpiry().map(HtmlRegistries::when))
                .put("token", check.daysToTokenExpiry().map(HtmlRegistries::when))
                .put("pullsLeft", check.remainingPulls())
                .map();
    }

    private static List<Map<String, Object>> stages(RegistryCheck check) {
        List<Map<String, Object>> stages = new ArrayList<>();
        boolean hasFailed = false;
        for (Stage stage : Stage.values()) {
            boolean isReached = stage.compareTo(check.stage()) <= 0;
            if (stage == Stage.NONE || (stage == Stage.PUSH && !isReached)) {
                continue;
            }
            String outcome = isReached ? "passed" : "not reached";
            if (!isReached && !hasFailed && !check.isOk()) {
                outcome = "failed";
                hasFailed = true;
            }
            stages.add(new TemplateFields()
                    .put("stage", stage == Stage.TLS ? "TLS" : stage.id())
                    .put("stageOutcome", outcome)
                    .put("stageClass", outcome.replace(' ', '-'))
                    .map());
        }
        return stages;
    }

    private static String when(long days) {
        if (days < 0) {
            return "expired " + Plurals.count(-days, "day") + " ago";
        }
        return "expires in " + Plurals.count(days, "day");
    }

    /** The timeline; empty if nothing is known to expire. */
    static List<Map<String, Object>> timeline(List<RegistryCheck> checks) {
        List<Expiry> expiries = ExpiryTimeline.of(checks).expiries().stream()
                .limit(MAX_EXPIRIES)
                .toList();
        if (expiries.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> marks = new ArrayList<>();
        for (int i = 0; i < expiries.size(); i++) {
            marks.add(mark(expiries.get(i), HEADER_HEIGHT + i * ROW_HEIGHT));
        }
        List<Map<String, Object>> ticks = new ArrayList<>();
        for (int days : TICKS) {
            ticks.add(new TemplateFields()
                    .put("tickX", LINE_START + days * LINE_WIDTH / ExpiryTimeline.MAX_DAYS)
                    .put("tickLabel", days == 0 ? "today" : Plurals.count(days, "day"))
                    .map());
        }
        return List.of(new TemplateFields()
                .put("timelineWidth", LINE_START + LINE_WIDTH + LINE_START)
                .put("timelineHeight", HEADER_HEIGHT + expiries.size() * ROW_HEIGHT)
                .put("lineStart", LINE_START)
                .put("lineEnd", LINE_START + LINE_WIDTH)
                .put("ticks", ticks)
                .put("marks", marks)
                .map());
    }

    private static Map<String, Object> mark(Expiry expiry, int y) {
        long x = LINE_START + expiry.position(LINE_WIDTH);
        return new TemplateFields()
                .put("markX", x)
                .put("markY", y)
                .put("markTextY", y + BASELINE)
                .put("markTextX", x + TEXT_GAP)
                .put("urgency", expiry.urgency().name().toLowerCase(Locale.ROOT))
                .put("markName", expiry.name() + ": " + expiry.subject())
                .put("markWhen", when(expiry.days()))
                .map();
    }
}
