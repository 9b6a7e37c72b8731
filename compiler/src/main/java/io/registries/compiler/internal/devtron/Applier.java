// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.ApplyOptions;
import io.registries.compiler.ProgressListener;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedObject.SentRequest;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out a plan, one object after the other: reads the object again, sends it once, reads it back, and compares. Not
 * thread-safe.
 */
final class Applier {
    private final ApplySteps steps;
    private final ApplyOptions options;
    private final Optional<SavedPlan> savedPlan;
    private final ApplyJournal journal;
    private final Clock clock;
    private final BlockedBuilds blocked;
    private final List<AppliedObject> done = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private LiveData live;
    private int attempts;
    private int failures;
    private boolean createdRegistry;
    private Optional<String> stopped = Optional.empty();

    Applier(
            ApplySteps steps,
            ApplyOptions options,
            Optional<SavedPlan> savedPlan,
            ApplyJournal journal,
            Clock clock,
            LiveData live) {
        this.steps = steps;
        this.options = options;
        this.savedPlan = savedPlan;
        this.journal = journal;
        this.clock = clock;
        this.blocked = new BlockedBuilds(steps.scope(), live.state());
        this.live = live;
    }

    /** Carries out a plan as far as possible. */
    void apply(List<PlannedObject> objects, ProgressListener progress) throws IOException {
        for (PlannedObject object : objects) {
            AppliedObject applied = apply(object);
            done.add(applied);
            blocked.add(applied);
            // Most objects of a large Devtron are not sent, and the file has all that were handled.
            if (applied.request().isPresent() || done.size() == objects.size()) {
                journal.record(done);
            }
            progress.advance(done.size(), objects.size());
        }
    }

    /** What became of each object. */
    List<AppliedObject> done() {
        return done;
    }

    /** The state of Devtron after the last change. */
    LiveState state() {
        return live.state();
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private AppliedObject apply(PlannedObject planned) {
        return switch (planned.action()) {
            case CREATE, UPDATE -> change(planned);
            case UNCHANGED -> AppliedObject.notSent(planned, AppliedOutcome.UNCHANGED, Optional.empty());
            case PENDING -> AppliedObject.notSent(planned, AppliedOutcome.PENDING, planned.reason());
            case REFUSED -> AppliedObject.notSent(planned, AppliedOutcome.REFUSED, planned.reason());
            case NOT_READABLE -> AppliedObject.notSent(planned, AppliedOutcome.NOT_READABLE, planned.reason());
        };
    }

    private AppliedObject change(PlannedObject planned) {
        Optional<String> skipped = skipReason(planned);
        if (skipped.isPresent()) {
            return AppliedObject.notSent(planned, AppliedOutcome.SKIPPED, skipped);
        }
        Optional<String> waits = blocked.reason(planned);
        if (waits.isPresent()) {
            return block(planned, waits.get(), "correct what it waits for, and apply again");
        }
        attempts++;
        try {
            return send(planned);
        } catch (DevtronException e) {
            stop(e);
            return AppliedObject.notSent(
                    planned, AppliedOutcome.FAILED, Optional.of(e.diagnostic().message()));
        }
    }

    private void stop(DevtronException problem) {
        stopped = Optional.of("the run stopped, since " + problem.diagnostic().message());
        diagnostics.add(problem.diagnostic());
    }

    private Optional<String> skipReason(PlannedObject planned) {
        if (stopped.isPresent()) {
            return stopped;
        }
        if (savedPlan.isPresent() && !savedPlan.get().contains(planned)) {
            diagnostics.add(diagnostic(
                    DiagnosticCode.OUTDATED_PLAN,
                    planned,
                    "is not in the saved plan with these changes, and is left as it is",
                    "make a new plan, and review it"));
            return Optional.of("it is not in the saved plan with these changes");
        }
        Optional<String> unselected = blocked.unselectedEnvironment(planned);
        if (unselected.isPresent()) {
            return Optional.of(
                    "it is also for environment `" + unselected.get() + "`, which is not selected in this run");
        }
        if (attempts >= options.limit()) {
            return Optional.of("the limit of " + options.limit() + " objects is reached");
        }
        return failures >= options.maxFailures()
                ? Optional.of("the run stopped after " + failures + " failures")
                : Optional.empty();
    }

    private AppliedObject send(PlannedObject planned) throws DevtronException {
        ApplyStep step = steps.of(planned);
        Reading now = step.read(live);
        PlannedObject current = plan(step, planned, now.live());
        if (current.action() == PlannedAction.UNCHANGED) {
            return AppliedObject.notSent(planned, AppliedOutcome.UNCHANGED, Optional.empty());
        }
        PlanComparison comparison = new PlanComparison(planned, options.onlyCredentials(), createdRegistry);
        Optional<String> difference = comparison.difference(current);
        if (difference.isPresent()) {
            return fail(planned, DiagnosticCode.OUTDATED_PLAN, difference.get(), "apply again", Optional.empty());
        }
        Optional<String> obstacle = step.obstacle(planned, now);
        if (obstacle.isPresent()) {
            return block(planned, obstacle.get(), "remove the obstacle, and apply again");
        }
        WriteAnswer answer = step.write(planned, now);
        SentRequest request = new SentRequest(clock.instant(), answer.status(), ReplacedDocument.of(now.document()));
        Reading after;
        try {
            after = step.read(live);
        } catch (DevtronException e) {
            stop(e);
            return new AppliedObject(
                    planned,
                    AppliedOutcome.FAILED,
                    Optional.of("was sent, but could not be read back: "
                            + e.diagnostic().message()),
                    Optional.of(request));
        }
        Optional<String> remaining = comparison.remaining(plan(step, planned, after.live()));
        live = after.live();
        if (remaining.isEmpty()) {
            createdRegistry |= planned.type() == PlannedType.REGISTRY && planned.action() == PlannedAction.CREATE;
            return new AppliedObject(
                    planned,
                    planned.action() == PlannedAction.CREATE ? AppliedOutcome.CREATED : AppliedOutcome.UPDATED,
                    Optional.empty(),
                    Optional.of(request));
        }
        Optional<String> missing = step.waitsFor(answer);
        if (missing.isPresent()) {
            return new AppliedObject(planned, AppliedOutcome.PENDING, missing, Optional.of(request));
        }
        return fail(
                planned,
                DiagnosticCode.REJECTED_CHANGE,
                answer.problem()
                        .map(problem -> "is not changed: Devtron " + problem)
                        .orElse("was accepted by Devtron, which still " + remaining.get()),
                "correct what Devtron names, and apply again; see docs/guides/devtron.md",
                Optional.of(request));
    }

    private static PlannedObject plan(ApplyStep step, PlannedObject planned, LiveData data) {
        PlanCollector collector = new PlanCollector();
        step.plan(data, collector);
        return collector.objects().stream()
                .filter(object ->
                        object.type() == planned.type() && object.name().equals(planned.name()))
                .findFirst()
                .orElseThrow();
    }

    private AppliedObject block(PlannedObject planned, String reason, String help) {
        diagnostics.add(diagnostic(DiagnosticCode.BLOCKED_CHANGE, planned, reason, help));
        return AppliedObject.notSent(planned, AppliedOutcome.BLOCKED, Optional.of(reason));
    }

    private AppliedObject fail(
            PlannedObject planned, DiagnosticCode code, String reason, String help, Optional<SentRequest> request) {
        failures++;
        diagnostics.add(diagnostic(code, planned, reason, help));
        return new AppliedObject(planned, AppliedOutcome.FAILED, Optional.of(reason), request);
    }

    private static Diagnostic diagnostic(DiagnosticCode code, PlannedObject planned, String reason, String help) {
        return Diagnostic.at(
                        code, planned.origin(), planned.type().displayName() + " `" + planned.name() + "` " + reason)
                .help(help);
    }
}
