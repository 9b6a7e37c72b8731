// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.DevtronPolicy.PullSecretInjection;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the configuration with the state of Devtron. It reads and writes nothing. */
final class Planner {
    private static final Set<PlannedType> TYPES_WITH_SECRETS = Set.of(PlannedType.REGISTRY, PlannedType.PULL_SECRET);

    private final PlanInput input;
    private final DevtronScope scope;
    private final LiveData live;
    private final Keychain keychain;
    private final List<PullPath> paths;
    private final boolean acknowledgeLogs;

    Planner(PlanInput input, DevtronScope scope, LiveData live, Keychain keychain, boolean acknowledgeLogs) {
        this.input = input;
        this.scope = scope;
        this.live = live;
        this.keychain = keychain;
        this.paths = scope.paths(input.paths());
        this.acknowledgeLogs = acknowledgeLogs;
    }

    Result<Plan> plan(String acknowledgeOption, Instant created) {
        PlanCollector plan = new PlanCollector();
        LiveState state = live.state();
        RegistryPlanner registries = new RegistryPlanner(live, keychain, plan);
        DefaultRegistryPlanner defaults = new DefaultRegistryPlanner(state, plan);
        InjectionPlanner injection = new InjectionPlanner(scope, state, paths, plan);
        for (Registry registry : scope.registries()) {
            registries.plan(registry);
            defaults.plan(registry);
            if (scope.policy().injection() == PullSecretInjection.BY_NAME) {
                injection.plan(registry);
            }
        }
        BuildPlanner builds = new BuildPlanner(state, plan);
        MismatchCheck mismatches = new MismatchCheck(state, plan);
        scope.applications().forEach(builds::plan);
        scope.applications().forEach(mismatches::check);
        scope.environments().forEach(mismatches::check);
        if (scope.policy().pullSecrets() != PullSecretInstallation.NONE) {
            scope.installedSecrets().forEach(new PullSecretPlanner(scope, live, keychain, plan)::plan);
        }
        PullProof proof = new PullProof(scope, state, plan);
        paths.forEach(proof::prove);
        List<PlannedObject> objects = plan.objects();
        List<Diagnostic> diagnostics = new ArrayList<>(plan.diagnostics());
        if (!acknowledgeLogs && objects.stream().anyMatch(Planner::sendsSecrets)) {
            diagnostics.add(logsSecrets(acknowledgeOption).withSeverity(Severity.WARNING));
        }
        if (objects.isEmpty()) {
            diagnostics.add(Diagnostic.withoutLocation(
                            DiagnosticCode.EMPTY_PLAN, "the plan contains no object, so nothing was compared")
                    .help("remove `managed: false`, or select other names"));
        }
        return new Result<>(
                Optional.of(new Plan(
                        created,
                        input.digest(),
                        state.version().commit(),
                        objects,
                        new UnmanagedObjects(input.configuration(), live.state()).list(),
                        proof.pasteList())),
                diagnostics);
    }

    /** That Devtron logs what it receives; an error before it is sent. */
    static Diagnostic logsSecrets(String acknowledgeOption) {
        return Diagnostic.withoutLocation(
                        DiagnosticCode.DEVTRON_LOGS_SECRETS,
                        "Devtron writes the logins of registries and pull secrets that it receives into its log")
                .withSeverity(Severity.ERROR)
                .help("restrict the access to the log of Devtron, then set " + acknowledgeOption);
    }

    /** Whether a change sends secrets to Devtron. */
    static boolean sendsSecrets(PlannedObject object) {
        return TYPES_WITH_SECRETS.contains(object.type())
                && (object.action() == PlannedAction.CREATE || object.action() == PlannedAction.UPDATE);
    }
}
