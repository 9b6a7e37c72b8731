// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.ApplyOptions;
import io.registries.compiler.ApplyRequest;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.devtron.DevtronScope.ScopedSecret;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.PullSecret.PullSecretEntry;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedPlan;
import io.registries.compiler.model.plan.PipelineRun;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans, checks what will be sent, and carries out the plan. Nothing is sent if any check before it fails.
 *
 * @param request the request
 * @param preparation what earlier phases contribute
 * @param tasks run requests that only read
 */
public record ApplyPhase(ApplyRequest request, ApplyPreparation preparation, ParallelTasks tasks) {

    /** Keeps what was done so far. */
    @FunctionalInterface
    public interface Journal {
        /** Records a plan that was carried out in part. */
        void record(AppliedPlan applied) throws IOException;
    }

    /**
     * Carries out the plan of a configuration.
     *
     * @throws IOException if the journal cannot be written; the message is for users
     */
    public Result<AppliedPlan> apply(PlanInput input, Journal journal) throws IOException {
        Result<Planning> planned = new DevtronPhase(request.planning(), tasks).planning(input);
        if (planned.value().isEmpty()) {
            return Result.failure(planned.diagnostics());
        }
        Planning planning = planned.value().get();
        List<PlannedObject> objects = options().onlyCredentials()
                ? CredentialChanges.of(planning.plan().objects())
                : planning.plan().objects();
        Result<Prepared> prepared = prepare(input, planning, objects);
        Result<DevtronClient> client =
                prepared.flatMap(ignored -> new DevtronAccess(request.devtron(), validation()).open(tasks));
        List<Diagnostic> diagnostics =
                new ArrayList<>(new ApplyDiagnostics(options(), validation().options())
                        .of(planning.plan(), objects, planned.diagnostics()));
        diagnostics.addAll(prepared.diagnostics());
        if (client.value().isEmpty()) {
            return Result.failure(diagnostics);
        }
        try (DevtronClient open = client.value().get()) {
            ApplySteps steps = new ApplySteps(
                    open,
                    planning.scope(),
                    planning.keychain(),
                    planning.scope().paths(input.paths()),
                    prepared.value().orElseThrow().values());
            Applier applier = new Applier(
                    steps,
                    options(),
                    prepared.value().get().savedPlan(),
                    done -> journal.record(applied(planning, planning.plan(), done)),
                    validation().context().clock(),
                    planning.live());
            applier.apply(objects, request.planning().progress());
            diagnostics.addAll(applier.diagnostics());
            return new Result<>(
                    Optional.of(applied(
                            planning,
                            planning.plan()
                                    .withUnmanaged(new UnmanagedObjects(input.configuration(), applier.state()).list()),
                            applier.done())),
                    diagnostics);
        }
    }

    private AppliedPlan applied(Planning planning, Plan plan, List<AppliedObject> done) {
        boolean installs = planning.scope().policy().pullSecrets() != PullSecretInstallation.NONE;
        Set<String> installed = planning.scope()
                .installedSecrets()
                .map(ScopedSecret::name)
                .filter(name -> installs)
                .collect(Collectors.toSet());
        List<String> elsewhere = planning.scope()
                .pullSecrets()
                .map(ScopedSecret::name)
                .filter(name -> !installed.contains(name))
                .toList();
        return new AppliedPlan(
                plan,
                done,
                options().onlyCredentials(),
                PipelineRun.of(validation().context().environment()),
                elsewhere);
    }

    /**
     * What is needed to carry out a plan.
     *
     * @param savedPlan limits what is changed
     * @param values of pull secrets
     */
    private record Prepared(Optional<SavedPlan> savedPlan, Map<String, Secret> values) {}

    private Result<Prepared> prepare(PlanInput input, Planning planning, List<PlannedObject> objects) {
        List<PlannedObject> changed = objects.stream()
                .filter(object -> object.action() == PlannedAction.CREATE || object.action() == PlannedAction.UPDATE)
                .toList();
        if (!request.planning().acknowledgeLogs() && changed.stream().anyMatch(Planner::sendsSecrets)) {
            return Result.failure(Planner.logsSecrets(validation().options().name(Option.DEVTRON_ACKNOWLEDGE_LOGS)));
        }
        return savedPlan(input)
                .flatMap(saved -> preparation
                        .check(credentials(planning.scope(), changed), planning.keychain())
                        .flatMap(keychain -> preparation
                                .pullSecretValues(environments(changed), keychain)
                                .flatMap(values -> Result.success(new Prepared(saved, values)))));
    }

    private Result<Optional<SavedPlan>> savedPlan(PlanInput input) {
        return options()
                .savedPlan()
                .map(file -> SavedPlan.read(
                                file,
                                PathNames.nameOf(validation().namesRelativeTo(), file),
                                input.digest(),
                                validation().context().clock().instant(),
                                options().maxPlanAge())
                        .map(Optional::of))
                .orElse(Result.success(Optional.empty()));
    }

    private static Set<RegistryCredentials> credentials(DevtronScope scope, List<PlannedObject> changed) {
        Set<String> registries = names(changed, PlannedType.REGISTRY);
        Set<String> secrets = names(changed, PlannedType.PULL_SECRET);
        Set<RegistryCredentials> credentials = new LinkedHashSet<>();
        scope.registries().stream()
                .filter(registry -> registries.contains(registry.name().value()))
                .map(Registry::push)
                .forEach(credentials::add);
        scope.installedSecrets()
                .filter(scoped -> secrets.contains(scoped.name()))
                .map(ScopedSecret::secret)
                .flatMap(secret -> secret.entries().stream())
                .map(PullSecretEntry::credentials)
                .forEach(credentials::add);
        return credentials;
    }

    private static Set<String> environments(List<PlannedObject> changed) {
        Set<String> environments = new TreeSet<>();
        names(changed, PlannedType.PULL_SECRET).forEach(name -> environments.add(name.split("/", 2)[0]));
        return environments;
    }

    private static Set<String> names(List<PlannedObject> changed, PlannedType type) {
        Set<String> names = new TreeSet<>();
        Stream<PlannedObject> ofType = changed.stream().filter(object -> object.type() == type);
        ofType.forEach(object -> names.add(object.name()));
        return names;
    }

    private ApplyOptions options() {
        return request.options();
    }

    private ValidationRequest validation() {
        return request.planning().validation();
    }
}
