// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.DevtronOptions;
import io.registries.compiler.PlanRequest;
import io.registries.compiler.PlanRequest.PlanSource;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the state of Devtron, and plans what would change in it.
 *
 * @param request the request
 * @param tasks run requests to Devtron
 */
public record DevtronPhase(PlanRequest request, ParallelTasks tasks) {

    /**
     * A plan, and the state of Devtron that it is based on.
     *
     * @param plan the plan
     * @param state the text of a saved state, without secrets
     */
    public record PlannedState(Plan plan, String state) {}

    /**
     * Plans the changes.
     *
     * @param input what is compared with Devtron
     */
    public Result<PlannedState> plan(PlanInput input) {
        return planning(input)
                .map(planning -> new PlannedState(
                        planning.plan(), StateFile.text(planning.live().state())));
    }

    /** A plan with all that it was made of. */
    Result<Planning> planning(PlanInput input) {
        return scope(input.configuration())
                .flatMap(scope -> live(scope)
                        .flatMap(live -> input.keychains()
                                .apply(credentials(scope))
                                .flatMap(
                                        keychain -> new Planner(input, scope, live, keychain, request.acknowledgeLogs())
                                                .plan(options().name(Option.DEVTRON_ACKNOWLEDGE_LOGS), created())
                                                .map(plan -> new Planning(scope, live, keychain, plan)))));
    }

    private Instant created() {
        return request.validation().context().clock().instant();
    }

    private OptionNames options() {
        return request.validation().options();
    }

    private Result<DevtronScope> scope(Configuration configuration) {
        Set<String> instances = configuration.environments().stream()
                .flatMap(environment -> environment.devtron().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<String> instance = request.instance();
        if (instance.isPresent() ? instances.contains(instance.get()) : instances.isEmpty()) {
            ScopeFilter filter = ScopeFilter.of(request);
            List<Diagnostic> unmatched = filter.check(configuration, options());
            return unmatched.isEmpty()
                    ? Result.success(
                            DevtronScope.of(configuration, environment -> isOf(environment, instance), filter),
                            instance.isEmpty() ? List.of() : withoutInstance(configuration))
                    : Result.failure(unmatched);
        }
        String option = options().name(Option.DEVTRON_NAME);
        Diagnostic unknown = instance.isPresent()
                ? Diagnostic.withoutLocation(
                                DiagnosticCode.UNKNOWN_DEVTRON,
                                "no environment has the Devtron instance `" + instance.get() + "`")
                        .help(
                                instances.isEmpty()
                                        ? "remove " + option + ", or set `devtron` on environments"
                                        : "set " + option + " to one of " + Suggestions.quoted(instances, ", "))
                : Diagnostic.withoutLocation(
                                DiagnosticCode.UNKNOWN_DEVTRON,
                                "the environments name Devtron instances, so a plan needs one of them")
                        .help("set " + option + " to one of " + Suggestions.quoted(instances, ", "));
        return Result.failure(unknown);
    }

    private static List<Diagnostic> withoutInstance(Configuration configuration) {
        return configuration.environments().stream()
                .filter(environment -> environment.devtron().isEmpty())
                .map(environment -> Diagnostic.at(
                                DiagnosticCode.UNKNOWN_DEVTRON,
                                environment.name().span(),
                                "environment `" + environment.name()
                                        + "` names no Devtron instance, so no plan contains it")
                        .withSeverity(Severity.WARNING)
                        .help("set `devtron` on the environment"))
                .toList();
    }

    private static boolean isOf(Environment environment, Optional<String> instance) {
        return environment.devtron().equals(instance);
    }

    private List<RegistryCredentials> credentials(DevtronScope scope) {
        if (request.source() instanceof PlanSource.SavedState) {
            return List.of();
        }
        Stream<RegistryCredentials> pulls = scope.policy().pullSecrets() == PullSecretInstallation.NONE
                ? Stream.of()
                : scope.installedSecrets()
                        .flatMap(scoped -> scoped.secret().entries().stream())
                        .map(PullSecret.PullSecretEntry::credentials);
        return Stream.concat(scope.registries().stream().map(Registry::push), pulls)
                .distinct()
                .toList();
    }

    private Result<LiveData> live(DevtronScope scope) {
        if (request.source() instanceof PlanSource.SavedState saved) {
            return StateFile.read(
                            saved.file(), PathNames.nameOf(request.validation().namesRelativeTo(), saved.file()))
                    .flatMap(state -> Result.success(new LiveData(state, LiveSecrets.NONE)));
        }
        DevtronOptions devtron = ((PlanSource.Live) request.source()).devtron();
        return new DevtronAccess(devtron, request.validation()).open(tasks).flatMap(client -> {
            try (client) {
                return Result.success(
                        new LiveStateReader(client, scope, tasks, devtron.parallelism(), request.progress()).read());
            } catch (DevtronException e) {
                return Result.failure(e.diagnostic());
            }
        });
    }
}
