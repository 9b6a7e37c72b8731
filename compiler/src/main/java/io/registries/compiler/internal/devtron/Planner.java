// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.devtron.client.LiveApplicationName;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.DevtronPolicy.PullSecretInjection;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.Plan.UnmanagedObject;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the configuration with the state of Devtron. It reads and writes nothing. */
final class Planner {
    private static final Set<PlannedType> TYPES_WITH_SECRETS = Set.of(PlannedType.REGISTRY, PlannedType.PULL_SECRET);

    private final Configuration configuration;
    private final DevtronScope scope;
    private final LiveData live;
    private final Keychain keychain;
    private final List<PullPath> paths;
    private final boolean acknowledgeLogs;

    Planner(
            Configuration configuration,
            DevtronScope scope,
            LiveData live,
            Keychain keychain,
            List<PullPath> paths,
            boolean acknowledgeLogs) {
        this.configuration = configuration;
        this.scope = scope;
        this.live = live;
        this.keychain = keychain;
        this.paths = scoped(paths);
        this.acknowledgeLogs = acknowledgeLogs;
    }

    private List<PullPath> scoped(List<PullPath> all) {
        Set<String> environments = scope.environments().stream()
                .map(environment -> environment.name().value())
                .collect(Collectors.toSet());
        Set<String> applications = scope.applications().stream()
                .map(application -> application.name().value())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(path -> environments.contains(path.pull().environment())
                        && applications.contains(path.pull().application()))
                .toList();
    }

    Result<Plan> plan(String acknowledgeOption) {
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
            diagnostics.add(Diagnostic.withoutLocation(
                            DiagnosticCode.DEVTRON_LOGS_SECRETS,
                            "Devtron writes the logins of registries and pull secrets that it receives into its log")
                    .help("restrict the access to the log of Devtron, then set " + acknowledgeOption));
        }
        if (objects.isEmpty()) {
            diagnostics.add(Diagnostic.withoutLocation(
                            DiagnosticCode.EMPTY_PLAN, "the plan contains no object, so nothing was compared")
                    .help("remove `managed: false`, or select other names"));
        }
        return new Result<>(
                Optional.of(new Plan(state.version().commit(), objects, unmanaged(), proof.pasteList())), diagnostics);
    }

    private static boolean sendsSecrets(PlannedObject object) {
        return TYPES_WITH_SECRETS.contains(object.type())
                && (object.action() == PlannedAction.CREATE || object.action() == PlannedAction.UPDATE);
    }

    private List<UnmanagedObject> unmanaged() {
        Set<String> registries = names(configuration.registries().stream().map(Registry::name));
        Set<String> applications = names(configuration.applications().stream().map(Application::name));
        Stream<UnmanagedObject> otherRegistries = live.state().registryNames().found().stream()
                .flatMap(List::stream)
                .filter(name -> !registries.contains(name))
                .sorted()
                .map(name -> new UnmanagedObject(PlannedType.REGISTRY, name));
        Stream<UnmanagedObject> otherApplications = live.state().applicationNames().found().stream()
                .flatMap(List::stream)
                .map(LiveApplicationName::name)
                .filter(name -> !applications.contains(name))
                .sorted()
                .map(name -> new UnmanagedObject(PlannedType.BUILD_CONFIG, name));
        return Stream.concat(otherRegistries, otherApplications).toList();
    }

    private static Set<String> names(Stream<Located<String>> located) {
        return located.map(Located::value).collect(Collectors.toSet());
    }
}
