// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.DevtronScope.ScopedSecret;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.LiveCluster;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.devtron.client.ReleaseAnswer;
import java.util.List;
import java.util.Optional;

/**
 * Where the Helm release of a pull secret is.
 *
 * @param clusterId the id of its cluster in Devtron
 * @param environment its environment in Devtron
 * @param name of the release
 */
record HelmRelease(int clusterId, LiveEnvironment environment, String name) {

    /** The release of a pull secret; empty if its environment is not in Devtron. */
    static Optional<HelmRelease> of(
            ScopedSecret scoped, Answer<List<LiveEnvironment>> environments, Answer<List<LiveCluster>> clusters) {
        return environments.found().stream()
                .flatMap(List::stream)
                .filter(environment ->
                        environment.name().equals(scoped.environment().name().value()))
                .findFirst()
                .flatMap(environment -> clusters.found().stream()
                        .flatMap(List::stream)
                        .filter(cluster -> cluster.name().equals(environment.cluster()))
                        .findFirst()
                        .map(cluster -> new HelmRelease(cluster.id(), environment, scoped.release())));
    }

    Answer<RawAnswer<ReleaseAnswer>> read(DevtronClient client) throws DevtronException {
        return client.release(clusterId, environment.namespace(), environment.name(), name);
    }
}
