// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.AppliedPlan;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of actions of a report: its impact, its plan, what was applied, the drift and the removed files. */
final class ActionLists {
    private ActionLists() {}

    static List<ActionList> of(Report report) {
        List<ActionList> lists = new ArrayList<>();
        report.impact().ifPresent(impact -> lists.add(impact(impact)));
        report.plan().ifPresent(plan -> lists.add(plan(plan)));
        report.applied().ifPresent(applied -> lists.add(applied(applied)));
        if (!report.differences().isEmpty()) {
            lists.add(new ActionList(
                    "Drift",
                    "What `compile` would change in the output.",
                    report.differences().stream().map(ActionLists::item).toList()));
        }
        if (!report.removed().isEmpty()) {
            lists.add(new ActionList(
                    "Removed files",
                    "Files of an earlier run that are no longer declared.",
                    report.removed().stream()
                            .map(file -> new ActionItem(ActionKind.REMOVED, "file", file))
                            .toList()));
        }
        return lists;
    }

    private static ActionList impact(Impact impact) {
        return new ActionList(
                "Impact",
                impact.items().isEmpty()
                        ? "Nothing differs from the baseline."
                        : Plurals.count(impact.items().size(), "item") + " of the configuration "
                                + (impact.items().size() == 1 ? "differs" : "differ") + " from the baseline.",
                impact.items().stream().map(ActionLists::item).toList());
    }

    private static ActionItem item(ChangedItem item) {
        ActionKind kind = switch (item.change()) {
            case ADDED -> ActionKind.ADDED;
            case CHANGED -> ActionKind.CHANGED;
            case RENAMED -> ActionKind.RENAMED;
            case REMOVED -> ActionKind.REMOVED;
        };
        return new ActionItem(
                kind,
                item.subject().displayName(),
                item.name(),
                Optional.empty(),
                ImpactTable.valueList(item),
                List.of());
    }

    private static ActionItem item(Difference difference) {
        ActionKind kind = switch (difference.action()) {
            case ADD -> ActionKind.ADDED;
            case CHANGE, KEEP -> ActionKind.CHANGED;
            case REMOVE -> ActionKind.REMOVED;
        };
        return new ActionItem(
                kind,
                "file",
                difference.path(),
                Optional.empty(),
                List.of(),
                UnifiedDiff.of(List.of(difference)).stream()
                        .map(ConsoleLine::text)
                        .toList());
    }

    private static ActionList plan(Plan plan) {
        List<ActionItem> items = new ArrayList<>();
        plan.objects()
                .forEach(object -> kind(object)
                        .ifPresent(
                                kind -> items.add(item(object, kind, object.reason(), templateChanges(plan, object)))));
        return new ActionList("Plan for Devtron", PlanText.summary(plan), items);
    }

    /** What a person has to change in a deployment template, and where in Devtron. */
    private static List<String> templateChanges(Plan plan, PlannedObject object) {
        return plan.pasteList().stream()
                .filter(change -> object.type() == PlannedType.IMAGE_PULL_SECRETS
                        && object.name().equals(change.application() + "/" + change.environment()))
                .map(change -> "imagePullSecrets: [" + String.join(", ", change.pullSecrets()) + "] in Devtron at "
                        + change.path())
                .toList();
    }

    private static Optional<ActionKind> kind(PlannedObject object) {
        Optional<ActionKind> kind = kind(object.action());
        return kind.isEmpty() && object.isPartlyCompared() ? Optional.of(ActionKind.NOT_COMPARED) : kind;
    }

    private static Optional<ActionKind> kind(PlannedAction action) {
        return switch (action) {
            case CREATE -> Optional.of(ActionKind.ADDED);
            case UPDATE -> Optional.of(ActionKind.CHANGED);
            case PENDING -> Optional.of(ActionKind.PENDING);
            case REFUSED -> Optional.of(ActionKind.REFUSED);
            case NOT_READABLE -> Optional.of(ActionKind.NOT_READABLE);
            case UNCHANGED -> Optional.empty();
        };
    }

    private static ActionList applied(AppliedPlan applied) {
        List<ActionItem> items = new ArrayList<>();
        applied.objects()
                .forEach(object -> kind(object.outcome())
                        .ifPresent(kind -> items.add(item(object.planned(), kind, object.reason(), List.of()))));
        return new ActionList("Changes in Devtron", ApplyText.summary(applied), items);
    }

    private static Optional<ActionKind> kind(AppliedOutcome outcome) {
        return switch (outcome) {
            case CREATED -> Optional.of(ActionKind.ADDED);
            case UPDATED -> Optional.of(ActionKind.CHANGED);
            case UNCHANGED -> Optional.empty();
            case PENDING -> Optional.of(ActionKind.PENDING);
            case REFUSED -> Optional.of(ActionKind.REFUSED);
            case NOT_READABLE -> Optional.of(ActionKind.NOT_READABLE);
            case BLOCKED -> Optional.of(ActionKind.BLOCKED);
            case SKIPPED -> Optional.of(ActionKind.SKIPPED);
            case FAILED -> Optional.of(ActionKind.FAILED);
        };
    }

    private static ActionItem item(
            PlannedObject object, ActionKind kind, Optional<String> reason, List<String> templateChanges) {
        String allowed = object.allowed().map(text -> "allowed: " + text).orElse("");
        return new ActionItem(
                kind,
                object.type().displayName(),
                object.name(),
                reason.or(() -> Optional.of(allowed).filter(text -> !text.isEmpty())),
                Stream.concat(
                                object.fields().stream().map(field -> PlanText.field(field, object.action())),
                                templateChanges.stream())
                        .toList(),
                List.of());
    }
}
