// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.DevtronScope.ScopedSecret;
import io.registries.compiler.internal.devtron.client.LiveRelease;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The builds that must not change: their registry is not in Devtron, or pods could not pull what they build. Not
 * thread-safe.
 */
final class BlockedBuilds {
    private static final Set<PlannedType> BUILDS = EnumSet.of(PlannedType.BUILD_CONFIG, PlannedType.PIPELINE_OVERRIDE);
    private static final Set<AppliedOutcome> NOT_SENT = EnumSet.of(
            AppliedOutcome.REFUSED, AppliedOutcome.NOT_READABLE, AppliedOutcome.BLOCKED, AppliedOutcome.SKIPPED);

    private final DevtronScope scope;
    private final LiveState live;
    private final Set<String> environments = new TreeSet<>();
    private final Set<String> registries = new TreeSet<>();

    BlockedBuilds(DevtronScope scope, LiveState live) {
        this.scope = scope;
        this.live = live;
    }

    void add(AppliedObject applied) {
        String name = applied.planned().name();
        if (applied.planned().type() == PlannedType.REGISTRY
                && applied.planned().action() == PlannedAction.CREATE
                && !applied.outcome().isAsDeclared()) {
            registries.add(name);
        }
        if (applied.planned().type() != PlannedType.PULL_SECRET) {
            return;
        }
        boolean isMissing = applied.outcome() == AppliedOutcome.FAILED
                || (NOT_SENT.contains(applied.outcome()) && !hasDeclaredLogins(name));
        if (isMissing) {
            environments.add(name.split("/", 2)[0]);
        }
    }

    /** Whether the pull secret in the cluster has a login for everything that is declared, perhaps an old one. */
    private boolean hasDeclaredLogins(String name) {
        Optional<LiveRelease> release =
                Optional.ofNullable(live.releases().get(name)).flatMap(answer -> answer.found());
        return release.isPresent()
                && scope.installedSecrets()
                        .filter(scoped -> scoped.name().equals(name))
                        .map(ScopedSecret::secret)
                        .allMatch(secret ->
                                release.get().secretName().equals(secret.name().value())
                                        && release.get().authKeys().containsAll(secret.keys()));
    }

    /** Why a build must not change: a clause that follows its name; empty if it may. */
    Optional<String> reason(PlannedObject object) {
        if (!BUILDS.contains(object.type())) {
            return Optional.empty();
        }
        String[] names = object.name().split("/", 2);
        Optional<Application> application = application(object);
        Optional<String> registry = application
                .map(declared -> names.length == 1 ? declared.build() : build(declared, names[1]))
                .map(build -> build.registry().value().name().value());
        Optional<String> environment = application.stream()
                .flatMap(declared -> declared.pulls().stream())
                .map(Pull::environment)
                .filter(environments::contains)
                .findFirst();
        return registry.filter(registries::contains)
                .map(name -> "waits for registry `" + name + "`, which is not in Devtron")
                .or(() -> environment.map(
                        name -> "waits for a pull secret of environment `" + name + "`, which is not as declared"));
    }

    /**
     * An environment that a build is deployed to too, but that the user did not select, so that its pull secret may be
     * missing; empty if there is none.
     */
    Optional<String> unselectedEnvironment(PlannedObject object) {
        if (!BUILDS.contains(object.type())) {
            return Optional.empty();
        }
        String[] names = object.name().split("/", 2);
        return application(object).stream()
                .flatMap(declared -> declared.pulls().stream())
                // All pipelines inherit from the build of the application.
                .filter(pull -> names.length == 1 || pull.pipeline().equals(Optional.of(names[1])))
                .map(Pull::environment)
                .filter(scope.unselected()::contains)
                .findFirst();
    }

    private Optional<Application> application(PlannedObject build) {
        String name = build.name().split("/", 2)[0];
        return scope.applications().stream()
                .filter(declared -> declared.name().value().equals(name))
                .findFirst();
    }

    private static EffectiveBuild build(Application application, String pipeline) {
        return application.pipelines().stream()
                .filter(declared -> declared.name().value().equals(pipeline))
                .map(Pipeline::build)
                .findFirst()
                .orElseThrow();
    }
}
