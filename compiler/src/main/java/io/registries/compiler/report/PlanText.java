// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.Plan.TemplateChange;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan for a console: each object with a sign and its fields, and a summary in one line. */
public final class PlanText {
    private static final int MAX_LINES = 1_000;

    private PlanText() {}

    /** The lines: objects that change or need attention, then the deployment templates to change, then the summary. */
    public static List<ConsoleLine> of(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.objects().stream()
                .filter(object -> object.action() != PlannedAction.UNCHANGED || object.isPartlyCompared())
                .forEach(object -> object(lines, object));
        if (!plan.pasteList().isEmpty()) {
            lines.add("deployment templates to change in Devtron:");
            plan.pasteList().forEach(change -> lines.add(template(change)));
        }
        int more = lines.size() - MAX_LINES;
        List<ConsoleLine> printed = new ArrayList<>(
                lines.stream().limit(MAX_LINES).map(ConsoleLine::of).toList());
        if (more > 0) {
            printed.add(ConsoleLine.of("and " + more + " more lines"));
        }
        RemovableRegistries.lines(plan).map(ConsoleLine::of).forEach(printed::add);
        printed.add(ConsoleLine.of(summary(plan)));
        return printed;
    }

    private static void object(List<String> lines, PlannedObject object) {
        String reason = object.reason().map(text -> ": " + text).orElse("");
        String allowed =
                object.allowed().map(text -> " (allowed: " + text + ")").orElse("");
        lines.add(object.action().sign() + " " + object.type().displayName() + " " + object.name() + " "
                + object.action().displayName() + reason + allowed);
        object.fields().forEach(field -> lines.add("    " + field(field, object.action())));
    }

    /** A field that changes, in one line. */
    static String field(FieldChange field, PlannedAction action) {
        return switch (field.kind()) {
            case SECRET -> field.name() + (action == PlannedAction.CREATE ? ": set (secret)" : ": changed (secret)");
            case NOT_COMPARED -> field.name() + ": not compared (secret)";
            case SHOWN -> shown(field);
        };
    }

    private static String shown(FieldChange field) {
        Optional<String> former = field.former();
        Optional<String> planned = field.planned();
        if (former.isEmpty()) {
            return field.name() + ": " + planned.orElse("");
        }
        return field.name() + ": " + former.get() + " -> " + planned.orElse("(removed)");
    }

    private static String template(TemplateChange change) {
        return "  " + change.application() + " in " + change.environment() + ": imagePullSecrets: ["
                + String.join(", ", change.pullSecrets()) + "]  " + change.path();
    }

    /** The summary, such as {@code plan: 1 to create, 2 to update, 9 unchanged; 4 objects only in Devtron}. */
    public static String summary(Plan plan) {
        List<String> parts = new ArrayList<>();
        parts.add(plan.count(PlannedAction.CREATE) + " to create");
        parts.add(plan.count(PlannedAction.UPDATE) + " to update");
        addIfAny(parts, plan, PlannedAction.PENDING);
        addIfAny(parts, plan, PlannedAction.REFUSED);
        addIfAny(parts, plan, PlannedAction.NOT_READABLE);
        parts.add(plan.count(PlannedAction.UNCHANGED) + " unchanged");
        long notCompared =
                plan.objects().stream().filter(PlannedObject::isPartlyCompared).count();
        String partly =
                notCompared == 0 ? "" : "; the secrets of " + Plurals.count(notCompared, "object") + " not compared";
        String unmanaged = plan.unmanaged().isEmpty()
                ? ""
                : "; " + Plurals.count(plan.unmanaged().size(), "object") + " only in Devtron";
        return "plan: " + String.join(", ", parts) + partly + unmanaged;
    }

    private static void addIfAny(List<String> parts, Plan plan, PlannedAction action) {
        long count = plan.count(action);
        if (count > 0) {
            parts.add(count + " " + action.displayName());
        }
    }
}
