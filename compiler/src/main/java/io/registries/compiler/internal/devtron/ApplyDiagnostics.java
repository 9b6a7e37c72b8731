// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.ApplyOptions;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan reports when it is carried out: everything that is left undone is an error, except what waits and what the
 * user left out.
 *
 * @param options what the user left out
 * @param names of options
 */
record ApplyDiagnostics(ApplyOptions options, OptionNames names) {

    List<Diagnostic> of(Plan plan, List<PlannedObject> objects, List<Diagnostic> planned) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        planned.stream()
                // It is an error of its own if secrets will be sent.
                .filter(diagnostic -> diagnostic.code() != DiagnosticCode.DEVTRON_LOGS_SECRETS)
                .forEach(diagnostics::add);
        for (PlannedObject object : objects) {
            String subject = object.type().displayName() + " `" + object.name() + "` ";
            if (object.action() == PlannedAction.PENDING && options.requireAll()) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.DEVTRON_DIFFERS,
                                object.origin(),
                                subject + "waits: " + object.reason().orElse(""))
                        .help("create in Devtron what it needs"));
            }
            if (object.reason().filter(CredentialChanges.MIXED::equals).isPresent()) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.DEVTRON_REFUSAL, object.origin(), subject + CredentialChanges.MIXED)
                        .help("apply without " + names.name(Option.APPLY_ONLY)));
            }
        }
        long changes = objects.stream()
                .filter(object -> object.action() == PlannedAction.CREATE || object.action() == PlannedAction.UPDATE)
                .count();
        if (changes > options.limit()) {
            diagnostics.add(Diagnostic.withoutLocation(
                            DiagnosticCode.INCOMPLETE_APPLY,
                            Plurals.count(changes, "object") + " would change, of which this run changes "
                                    + options.limit())
                    .help("apply again without " + names.name(Option.APPLY_LIMIT)));
        }
        return diagnostics;
    }
}
