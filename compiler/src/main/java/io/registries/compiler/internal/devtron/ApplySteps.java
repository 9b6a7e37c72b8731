// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds the step for an object of a plan.
 *
 * @param client of Devtron
 * @param scope the declared objects
 * @param keychain has the declared logins
 * @param paths how each image is pulled
 * @param values the values of pull secrets, by {@code environment/secret}
 */
record ApplySteps(
        DevtronClient client, DevtronScope scope, Keychain keychain, List<PullPath> paths, Map<String, Secret> values) {

    ApplyStep of(PlannedObject object) {
        return switch (object.type()) {
            case PULL_SECRET -> pullSecret(object.name());
            case REGISTRY -> new RegistryStep(client, keychain, registry(object.name()));
            case PULL_SECRET_INJECTION -> new InjectionStep(client, scope, paths, registry(object.name()));
            case BUILD_CONFIG -> new BuildConfigStep(client, application(object.name()));
            case PIPELINE_OVERRIDE -> pipeline(object.name());
            case DEFAULT_REGISTRY -> new DefaultRegistryStep(client, registry(object.name()));
            case IMAGE_PULL_SECRETS ->
                throw new IllegalArgumentException("deployment templates are changed by persons only");
        };
    }

    private ApplyStep pullSecret(String name) {
        PullSecretWriting writing = scope.installedSecrets()
                .filter(scoped -> scoped.name().equals(name))
                .findFirst()
                .map(scoped -> new PullSecretWriting(scope, keychain, scoped, Optional.ofNullable(values.get(name))))
                .orElseThrow(() -> unknown(name));
        return scope.policy().pullSecrets() == PullSecretInstallation.WEBHOOK
                ? new HelmReleaseStep(client, writing)
                : new ChartStoreStep(client, writing);
    }

    private ApplyStep pipeline(String name) {
        String[] parts = name.split("/", 2);
        Application application = application(parts[0]);
        Pipeline pipeline = application.pipelines().stream()
                .filter(candidate -> candidate.name().value().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        return new PipelineStep(client, application, pipeline);
    }

    private Registry registry(String name) {
        return scope.registries().stream()
                .filter(registry -> registry.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private Application application(String name) {
        return scope.applications().stream()
                .filter(application -> application.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static NoSuchElementException unknown(String name) {
        return new NoSuchElementException("the configuration does not declare `" + name + "`");
    }
}
