// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlanOutcome;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan for programs, which {@code plan-v1.schema.json} defines. */
public final class PlanJson {
    /** The name of the file. */
    public static final String FILE_NAME = "plan.json";

    private static final String VERSION = "registries.plan/v1";

    private PlanJson() {}

    /**
     * The text of the file.
     *
     * @param diagnostics of the run; an error makes {@code error} the outcome
     */
    public static String of(Plan plan, List<Diagnostic> diagnostics) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("apiVersion", VERSION);
        json.put("created", plan.created().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("configuration", plan.configuration());
        json.put("outcome", outcome(plan, diagnostics).id());
        json.put("devtronVersion", plan.devtronVersion());
        json.put("summary", summary(plan));
        json.put("objects", plan.objects().stream().map(PlanJson::object).toList());
        json.put(
                "onlyInDevtron",
                plan.unmanaged().stream()
                        .map(object -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("name", object.name());
                            item.put("type", object.type().id());
                            object.renamedTo().ifPresent(name -> item.put("renamedTo", name));
                            item.put("usedBy", object.usedBy());
                            return item;
                        })
                        .toList());
        json.put(
                "deploymentTemplates",
                plan.pasteList().stream()
                        .map(change -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("application", change.application());
                            item.put("environment", change.environment());
                            item.put("imagePullSecrets", change.pullSecrets());
                            item.put("path", change.path());
                            return item;
                        })
                        .toList());
        return JsonText.of(json);
    }

    /** The most serious outcome. */
    public static PlanOutcome outcome(Plan plan, List<Diagnostic> diagnostics) {
        PlanOutcome found = Collections.max(plan.outcomes());
        boolean otherError = diagnostics.stream().anyMatch(Diagnostic::isError) && found != PlanOutcome.REFUSED;
        return otherError && !isChosen(diagnostics) ? PlanOutcome.ERROR : found;
    }

    // An outcome that a user chose to fail on is reported as an error too.
    private static boolean isChosen(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .allMatch(diagnostic -> diagnostic.code().id().startsWith("devtron-"));
    }

    private static Map<String, Object> summary(Plan plan) {
        Map<String, Object> summary = new LinkedHashMap<>();
        for (PlannedAction action : PlannedAction.values()) {
            summary.put(action.id(), plan.count(action));
        }
        return summary;
    }

    private static Map<String, Object> object(PlannedObject object) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", object.type().id());
        json.put("name", object.name());
        json.put("action", object.action().id());
        object.reason().ifPresent(reason -> json.put("reason", reason));
        object.allowed().ifPresent(reason -> json.put("allowed", reason));
        json.put("fields", object.fields().stream().map(PlanJson::field).toList());
        json.put("file", object.origin().source().name());
        json.put("line", object.origin().line());
        return json;
    }

    static Map<String, Object> field(FieldChange field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("kind", field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        field.former().ifPresent(value -> json.put("former", value));
        field.planned().ifPresent(value -> json.put("planned", value));
        return json;
    }
}
