// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.PlanResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.devtron.Refusal;
import io.registries.compiler.model.plan.PlanOutcome;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the outcomes of a plan fail the run that a user chose as failures. */
public final class PlanFailures {
    private static final Set<PlanOutcome> LEFT_UNDONE = Set.of(PlanOutcome.REFUSED, PlanOutcome.INCOMPLETE);

    private PlanFailures() {}

    /** A result whose diagnostics are errors if they belong to a chosen outcome. */
    public static Result<PlanResult> apply(Result<PlanResult> result, Set<PlanOutcome> failOn) {
        if (result.value().isEmpty()) {
            return result;
        }
        Stream<Diagnostic> own = result.diagnostics().stream().map(diagnostic -> withSeverity(diagnostic, failOn));
        Stream<Diagnostic> differences = result.value().get().plan().objects().stream()
                .filter(object -> isDifference(object, failOn))
                .map(PlanFailures::difference);
        return new Result<>(result.value(), Stream.concat(own, differences).toList());
    }

    /** A result in which everything that was left undone is an error, but for allowed dangers, which are notes. */
    public static <T> Result<T> applied(Result<T> result) {
        return new Result<>(
                result.value(),
                result.diagnostics().stream()
                        .map(diagnostic -> withSeverity(diagnostic, LEFT_UNDONE))
                        .toList());
    }

    private static Diagnostic withSeverity(Diagnostic diagnostic, Set<PlanOutcome> failOn) {
        // An allowed danger is a note.
        if (diagnostic.severity() == Severity.NOTE) {
            return diagnostic;
        }
        if (Refusal.CODES.contains(diagnostic.code())) {
            return diagnostic.withSeverity(failOn.contains(PlanOutcome.REFUSED) ? Severity.ERROR : Severity.WARNING);
        }
        return diagnostic.code() == DiagnosticCode.DEVTRON_NOT_READABLE && failOn.contains(PlanOutcome.INCOMPLETE)
                ? diagnostic.withSeverity(Severity.ERROR)
                : diagnostic;
    }

    private static boolean isDifference(PlannedObject object, Set<PlanOutcome> failOn) {
        return switch (object.action()) {
            case CREATE, UPDATE -> failOn.contains(PlanOutcome.CHANGED);
            case PENDING -> failOn.contains(PlanOutcome.PENDING);
            case UNCHANGED -> object.isPartlyCompared() && failOn.contains(PlanOutcome.INCOMPLETE);
            case REFUSED, NOT_READABLE -> false;
        };
    }

    private static Diagnostic difference(PlannedObject object) {
        String subject = object.type().displayName() + " `" + object.name() + "`";
        List<String> fields = object.fields().stream()
                .map(field -> "`" + field.name() + "`")
                .limit(5)
                .toList();
        String message = switch (object.action()) {
            case CREATE -> subject + " is not in Devtron";
            case UPDATE -> subject + " differs in Devtron in " + String.join(", ", fields);
            case UNCHANGED -> subject + " could not be compared in " + String.join(", ", fields);
            default -> subject + " waits: " + object.reason().orElse("");
        };
        return Diagnostic.at(DiagnosticCode.DEVTRON_DIFFERS, object.origin(), message)
                .help("change Devtron as the plan says, or correct the file");
    }
}
