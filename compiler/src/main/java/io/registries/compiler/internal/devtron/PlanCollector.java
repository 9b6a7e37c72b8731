// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Suppressions;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Decides what happens to each object, and collects the objects and the diagnostics. Not thread-safe. */
final class PlanCollector {
    private final List<PlannedObject> objects = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /** An object of the configuration. */
    record Subject(PlannedType type, String name, Span origin) {
        @Override
        public String toString() {
            return type.displayName() + " `" + name + "`";
        }
    }

    void create(Subject subject, List<FieldChange> fields, List<Refusal> refusals) {
        decide(subject, PlannedAction.CREATE, fields, refusals);
    }

    /** Updates an object, unless no field differs. */
    void update(Subject subject, List<FieldChange> fields, List<Refusal> refusals) {
        if (fields.stream().anyMatch(FieldChange::differs)) {
            decide(subject, PlannedAction.UPDATE, fields, refusals);
        } else {
            add(subject, PlannedAction.UNCHANGED, fields, Optional.empty(), Optional.empty());
        }
    }

    void pending(Subject subject, String reason) {
        add(subject, PlannedAction.PENDING, List.of(), Optional.of(reason), Optional.empty());
    }

    void unchanged(Subject subject) {
        add(subject, PlannedAction.UNCHANGED, List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * An object that could not be read.
     *
     * @param reason a clause whose subject is Devtron
     */
    void notReadable(Subject subject, String reason) {
        add(subject, PlannedAction.NOT_READABLE, List.of(), Optional.of("Devtron " + reason), Optional.empty());
    }

    void refuse(Subject subject, List<FieldChange> fields, Refusal refusal) {
        add(subject, PlannedAction.REFUSED, fields, Optional.of(refusal.reason()), Optional.empty());
        diagnostics.add(diagnostic(subject, refusal));
    }

    /** Refuses an object and reports it in other words. */
    void refuse(Subject subject, String reason, Diagnostic diagnostic) {
        add(subject, PlannedAction.REFUSED, List.of(), Optional.of(reason), Optional.empty());
        diagnostics.add(diagnostic);
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    private void decide(Subject subject, PlannedAction action, List<FieldChange> fields, List<Refusal> refusals) {
        Optional<Refusal> refused = refusals.stream()
                .filter(refusal -> allowed(subject, refusal).isEmpty())
                .findFirst();
        if (refused.isPresent()) {
            refuse(subject, fields, refused.get());
            return;
        }
        // An allowed danger is reported as a note with the reason.
        refusals.forEach(refusal -> diagnostics.add(diagnostic(subject, refusal)));
        add(
                subject,
                action,
                fields,
                Optional.empty(),
                refusals.stream()
                        .flatMap(refusal -> allowed(subject, refusal).stream())
                        .findFirst());
    }

    private static Optional<String> allowed(Subject subject, Refusal refusal) {
        return refusal.canBeAllowed() ? Suppressions.reason(subject.origin(), refusal.code()) : Optional.empty();
    }

    private static Diagnostic diagnostic(Subject subject, Refusal refusal) {
        return Diagnostic.at(refusal.code(), subject.origin(), subject + " " + refusal.reason())
                .help(refusal.help());
    }

    private void add(
            Subject subject,
            PlannedAction action,
            List<FieldChange> fields,
            Optional<String> reason,
            Optional<String> allowed) {
        objects.add(
                new PlannedObject(subject.type(), subject.name(), action, fields, reason, allowed, subject.origin()));
    }

    /** All objects, in the order in which a plan is carried out. */
    List<PlannedObject> objects() {
        return objects.stream()
                .sorted(Comparator.comparing(PlannedObject::type).thenComparing(PlannedObject::name))
                .toList();
    }

    /** All diagnostics, with one for each reason for which objects are not readable. */
    List<Diagnostic> diagnostics() {
        TreeMap<String, List<PlannedObject>> byReason = new TreeMap<>();
        for (PlannedObject object : objects) {
            if (object.action() == PlannedAction.NOT_READABLE) {
                byReason.computeIfAbsent(object.reason().orElse(""), reason -> new ArrayList<>())
                        .add(object);
            }
        }
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        byReason.forEach((reason, unreadable) -> all.add(Diagnostic.withoutLocation(
                        DiagnosticCode.DEVTRON_NOT_READABLE,
                        Plurals.count(unreadable.size(), "object") + " cannot be compared, such as the "
                                + unreadable.get(0).type().displayName() + " `"
                                + unreadable.get(0).name() + "`: " + reason)
                .help("use a token whose user may read it; see docs/guides/devtron.md")));
        return all;
    }
}
