// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.AppliedPlan;
import io.registries.compiler.model.plan.PlannedAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What became of a plan, for a console: each object with a sign, and a summary in one line. */
public final class ApplyText {
    private static final int MAX_LINES = 1_000;
    private static final Set<AppliedOutcome> ALWAYS_COUNTED =
            EnumSet.of(AppliedOutcome.CREATED, AppliedOutcome.UPDATED, AppliedOutcome.UNCHANGED, AppliedOutcome.FAILED);

    private ApplyText() {}

    /** The lines: objects that changed or need attention, then the summary. */
    public static List<ConsoleLine> of(AppliedPlan applied) {
        List<String> lines = new ArrayList<>();
        applied.objects().stream()
                .filter(object -> object.outcome() != AppliedOutcome.UNCHANGED)
                .forEach(object -> object(lines, object));
        int more = lines.size() - MAX_LINES;
        List<ConsoleLine> printed = new ArrayList<>(
                lines.stream().limit(MAX_LINES).map(ConsoleLine::of).toList());
        if (more > 0) {
            printed.add(ConsoleLine.of("and " + more + " more lines"));
        }
        RemovableRegistries.lines(applied.plan()).map(ConsoleLine::of).forEach(printed::add);
        printed.add(ConsoleLine.of(summary(applied)));
        if (applied.onlyCredentials()) {
            printed.add(ConsoleLine.of(OldLogins.line(applied)));
        }
        return printed;
    }

    private static void object(List<String> lines, AppliedObject object) {
        String reason = object.reason().map(text -> ": " + text).orElse("");
        String allowed = object.planned()
                .allowed()
                .map(text -> " (allowed: " + text + ")")
                .orElse("");
        lines.add(object.outcome().sign() + " " + object.planned().type().displayName() + " "
                + object.planned().name() + " " + object.outcome().displayName() + reason + allowed);
        if (object.request().isPresent()) {
            PlannedAction action = object.planned().action();
            object.planned().fields().forEach(field -> lines.add("    " + PlanText.field(field, action)));
        }
    }

    /** The summary, such as {@code apply: 1 created, 2 updated, 9 unchanged, 0 failed}. */
    public static String summary(AppliedPlan applied) {
        List<String> parts = new ArrayList<>();
        for (AppliedOutcome outcome : AppliedOutcome.values()) {
            long count = applied.count(outcome);
            if (count > 0 || ALWAYS_COUNTED.contains(outcome)) {
                parts.add(count + " " + outcome.displayName());
            }
        }
        return "apply: " + String.join(", ", parts);
    }
}
