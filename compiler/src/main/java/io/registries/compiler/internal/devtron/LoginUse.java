// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer.PipelineSummary;
import io.registries.compiler.internal.devtron.client.LiveBuild;
import io.registries.compiler.internal.devtron.client.LiveDeployment;
import io.registries.compiler.model.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which logins the applications that are deployed now still need. The registry of a running image is that of the build
 * configuration in Devtron, which is what the last deployed image was built with.
 *
 * @param live the state of Devtron
 * @param scope the declared registries and applications
 */
record LoginUse(LiveState live, DevtronScope scope) {

    /**
     * An application that needs a login.
     *
     * @param authKey the key of the login
     * @param application the name of the application
     */
    record NeededLogin(String authKey, String application) {}

    /** The first application that pulls with one of these logins in an environment. */
    Optional<NeededLogin> usedKey(String environment, Set<String> authKeys) {
        for (LiveApplication application : live.applications()) {
            Optional<String> key =
                    registry(application, environment).flatMap(this::authKey).filter(authKeys::contains);
            if (key.isPresent()) {
                return Optional.of(new NeededLogin(key.get(), application.name()));
            }
        }
        return Optional.empty();
    }

    /** The name of the registry whose images are deployed to an environment. */
    private static Optional<String> registry(LiveApplication application, String environment) {
        Optional<LiveDeployment> deployment = application.deployments().found().stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.environment().equals(environment))
                .findFirst();
        Optional<BuildConfigAnswer> config = application.buildConfig().found();
        Optional<String> override = deployment.flatMap(found -> config.stream()
                .flatMap(builds -> builds.pipelines().stream())
                .filter(pipeline -> pipeline.id() == found.pipelineId()
                        && !pipeline.registry().isEmpty())
                .map(PipelineSummary::registry)
                .findFirst());
        return deployment.flatMap(found ->
                override.or(() -> config.flatMap(BuildConfigAnswer::build).map(LiveBuild::registry)));
    }

    private Optional<String> authKey(String registry) {
        return scope.registries().stream()
                .filter(declared -> declared.name().value().equals(registry))
                .map(Registry::authKey)
                .findFirst();
    }
}
