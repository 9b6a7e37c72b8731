// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedObject.SentRequest;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.AppliedPlan;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a plan, for programs, which {@code apply-v1.schema.json} defines. */
public final class ApplyJson {
    /** The name of the file. */
    public static final String FILE_NAME = "apply.json";

    private static final String VERSION = "registries.apply/v1";

    private ApplyJson() {}

    /**
     * The text of the file.
     *
     * @param diagnostics of the run; an error makes {@code failed} the outcome
     */
    public static String of(AppliedPlan applied, List<Diagnostic> diagnostics) {
        return JsonText.of(document(
                applied,
                diagnostics,
                applied.objects().stream().map(ApplyJson::object).toList()));
    }

    /** The document with these objects. */
    static Map<String, Object> document(
            AppliedPlan applied, List<Diagnostic> diagnostics, List<Map<String, Object>> objects) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("apiVersion", VERSION);
        json.put("outcome", outcome(applied, diagnostics));
        json.put("configuration", applied.plan().configuration());
        json.put("devtronVersion", applied.plan().devtronVersion());
        applied.run().commit().ifPresent(commit -> json.put("commit", commit));
        applied.run().id().ifPresent(pipeline -> json.put("pipeline", pipeline));
        json.put("summary", summary(applied));
        json.put("objects", objects);
        return json;
    }

    private static String outcome(AppliedPlan applied, List<Diagnostic> diagnostics) {
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return "failed";
        }
        return applied.objects().stream().allMatch(object -> object.outcome().isAsDeclared()) ? "complete" : "partial";
    }

    private static Map<String, Object> summary(AppliedPlan applied) {
        Map<String, Object> summary = new LinkedHashMap<>();
        for (AppliedOutcome outcome : AppliedOutcome.values()) {
            summary.put(outcome.id(), applied.count(outcome));
        }
        return summary;
    }

    static Map<String, Object> object(AppliedObject object) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", object.planned().type().id());
        json.put("name", object.planned().name());
        json.put("outcome", object.outcome().id());
        object.reason().ifPresent(reason -> json.put("reason", reason));
        object.planned().allowed().ifPresent(reason -> json.put("allowed", reason));
        json.put(
                "fields",
                object.planned().fields().stream().map(PlanJson::field).toList());
        object.request().ifPresent(request -> json.put("request", request(request)));
        return json;
    }

    private static Map<String, Object> request(SentRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", request.time().truncatedTo(ChronoUnit.SECONDS).toString());
        request.status().ifPresent(status -> json.put("status", status));
        if (!request.replaced().isEmpty()) {
            json.put("replaced", request.replaced());
        }
        return json;
    }
}
