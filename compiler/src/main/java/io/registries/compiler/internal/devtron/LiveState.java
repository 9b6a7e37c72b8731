// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.DevtronVersion;
import io.registries.compiler.internal.devtron.client.LiveApplicationName;
import io.registries.compiler.internal.devtron.client.LiveChart;
import io.registries.compiler.internal.devtron.client.LiveCluster;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.internal.devtron.client.LiveProject;
import io.registries.compiler.internal.devtron.client.LiveRegistry;
import io.registries.compiler.internal.devtron.client.LiveRelease;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Devtron returned, without secrets.
 *
 * @param version of the server
 * @param registries all registries; not readable for a user who is not a super-admin
 * @param registryNames the names of all registries
 * @param projects all projects
 * @param clusters all clusters
 * @param environments all environments
 * @param applicationNames the names of all applications that the user may see
 * @param applications the declared applications
 * @param chart the dt-secrets chart in the chart store; missing if it was not needed
 * @param releases the releases of pull secrets, by {@code environment/secret}
 */
record LiveState(
        DevtronVersion version,
        Answer<List<LiveRegistry>> registries,
        Answer<List<String>> registryNames,
        Answer<List<LiveProject>> projects,
        Answer<List<LiveCluster>> clusters,
        Answer<List<LiveEnvironment>> environments,
        Answer<List<LiveApplicationName>> applicationNames,
        List<LiveApplication> applications,
        Answer<LiveChart> chart,
        Map<String, Answer<LiveRelease>> releases) {
    LiveState {
        applications = List.copyOf(applications);
        releases = Collections.unmodifiableMap(new TreeMap<>(releases));
    }

    /** A registry; missing if no registry has this name. */
    Answer<LiveRegistry> registry(String name) {
        Answer<List<LiveRegistry>> matching = registries.map(all ->
                all.stream().filter(registry -> registry.name().equals(name)).toList());
        return matching.found().isPresent() ? first(matching.found().get()) : matching.map(none -> none.get(0));
    }

    /** An environment; missing if no environment has this name. */
    Answer<LiveEnvironment> environment(String name) {
        Answer<List<LiveEnvironment>> matching = environments.map(all -> all.stream()
                .filter(environment -> environment.name().equals(name))
                .toList());
        return matching.found().isPresent() ? first(matching.found().get()) : matching.map(none -> none.get(0));
    }

    private static <T> Answer<T> first(List<T> items) {
        return items.isEmpty() ? Answer.missing() : Answer.found(items.get(0));
    }

    /** The applications with this name: more than one if Devtron has duplicates. */
    Answer<List<LiveApplicationName>> applicationsNamed(String name) {
        return applicationNames.map(all -> all.stream()
                .filter(application -> application.name().equals(name))
                .toList());
    }

    /** What Devtron returned for an application; empty if it was not read. */
    Optional<LiveApplication> application(String name) {
        return applications.stream()
                .filter(application -> application.name().equals(name))
                .findFirst();
    }

    /** The id of a cluster; empty if no cluster has this name. */
    Optional<Integer> clusterId(String name) {
        return clusters.found().stream()
                .flatMap(List::stream)
                .filter(cluster -> cluster.name().equals(name))
                .map(LiveCluster::id)
                .findFirst();
    }

    /** The name of a project; empty if there is none with this id. */
    Optional<String> projectName(int id) {
        return projects.found().stream()
                .flatMap(List::stream)
                .filter(project -> project.id() == id)
                .map(LiveProject::name)
                .findFirst();
    }

    /** This state with what a registry is now. */
    LiveState withRegistry(String name, Answer<LiveRegistry> now) {
        Answer<List<LiveRegistry>> updated = now.unreadable()
                .map(Answer::<List<LiveRegistry>>unreadable)
                .orElseGet(() -> registries.map(all -> Stream.concat(
                                all.stream().filter(registry -> !registry.name().equals(name)), now.found().stream())
                        .toList()));
        return withRegistries(updated);
    }

    /** This state with what all registries are now. */
    LiveState withRegistries(Answer<List<LiveRegistry>> now) {
        return new LiveState(
                version,
                now,
                registryNames,
                projects,
                clusters,
                environments,
                applicationNames,
                applications,
                chart,
                releases);
    }

    /** This state with what an application is now. */
    LiveState withApplication(LiveApplication now) {
        return new LiveState(
                version,
                registries,
                registryNames,
                projects,
                clusters,
                environments,
                applicationNames,
                applications.stream()
                        .map(application -> application.name().equals(now.name()) ? now : application)
                        .toList(),
                chart,
                releases);
    }

    /** This state with what the release of a pull secret is now. */
    LiveState withRelease(String name, Answer<LiveRelease> now) {
        Map<String, Answer<LiveRelease>> updated = new TreeMap<>(releases);
        updated.put(name, now);
        return new LiveState(
                version,
                registries,
                registryNames,
                projects,
                clusters,
                environments,
                applicationNames,
                applications,
                chart,
                updated);
    }
}
