// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.ApplyRequest;
import io.registries.compiler.PlanRequest;
import io.registries.compiler.PlanResult;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.CredentialSources;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.SecretLinter;
import io.registries.compiler.internal.devtron.ApplyPhase;
import io.registries.compiler.internal.devtron.DevtronPhase;
import io.registries.compiler.internal.devtron.DevtronPhase.PlannedState;
import io.registries.compiler.internal.devtron.PlanInput;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.plan.AppliedPlan;
import io.registries.compiler.report.ApplyJournalText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Plans the changes of a Devtron instance, and makes them.
 *
 * @param redaction masks the secrets that are read
 * @param tasks run requests
 */
public record DevtronCommands(Redaction redaction, ParallelTasks tasks) {

    /**
     * Plans the changes, and saves the state of Devtron if the request names a file.
     *
     * @throws IOException if it cannot be saved; the message is for users
     */
    public Result<PlanResult> plan(ValidatedConfiguration validated, PlanRequest request) throws IOException {
        ValidationRequest validation = request.validation();
        Result<PlannedState> planned = new DevtronPhase(request, tasks).plan(input(validated, validation));
        if (request.saveState().isPresent() && planned.value().isPresent()) {
            planned = planned.and(RunFiles.save(
                    request.saveState().get(), planned.value().get().state(), validation));
        }
        return planned.map(state -> new PlanResult(state.plan(), validated.resolved()));
    }

    /**
     * Makes the changes.
     *
     * @throws IOException if the journal cannot be written; the message is for users
     */
    public Result<AppliedPlan> apply(ValidatedConfiguration validated, ApplyRequest request) throws IOException {
        ValidationRequest validation = request.planning().validation();
        ApplyJournalText text = new ApplyJournalText(redaction::apply);
        ApplyPhase.Journal journal = applied -> {
            if (request.options().journal().isPresent()) {
                Path file = request.options().journal().get();
                RunFiles.saveOrThrow(file, text.of(applied), validation);
            }
        };
        return new ApplyPhase(request, new LoginPreparation(request, validated, tasks), tasks)
                .apply(input(validated, validation), journal);
    }

    private PlanInput input(ValidatedConfiguration validated, ValidationRequest validation) {
        return new PlanInput(
                validated.configuration(),
                validated.pullPaths(),
                ConfigurationDigest.of(validated),
                credentials -> redaction
                        .recording(Keychain::openAvailable)
                        .open(
                                credentials,
                                CredentialSources.list(validation.context(), TimeoutPolicy.DEFAULT),
                                SecretLinter.forConfiguration(
                                        validation.context().clock(), validated.configuration())));
    }
}
