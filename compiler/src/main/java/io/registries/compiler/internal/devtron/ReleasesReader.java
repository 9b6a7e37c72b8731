// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.DevtronScope.ScopedSecret;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.InstalledChart;
import io.registries.compiler.internal.devtron.client.LiveChart;
import io.registries.compiler.internal.devtron.client.LiveCluster;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.internal.devtron.client.LiveRelease;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.devtron.client.ReleaseAnswer;
import io.registries.compiler.internal.devtron.client.ReleaseContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Reads the releases that install pull secrets.
 *
 * @param client of Devtron
 * @param scope the declared pull secrets
 * @param reads runs requests
 * @param clusters all clusters
 * @param environments all environments
 */
record ReleasesReader(
        DevtronClient client,
        DevtronScope scope,
        ParallelReads reads,
        Answer<List<LiveCluster>> clusters,
        Answer<List<LiveEnvironment>> environments) {
    private static final String CHART = "dt-secrets";

    /** The releases by {@code environment/secret}, without those whose environment is not in Devtron. */
    Map<String, Answer<ReleaseAnswer>> read(Answer<LiveChart> chart) throws DevtronException {
        return switch (scope.policy().pullSecrets()) {
            case NONE -> Map.of();
            case WEBHOOK -> helmReleases();
            case CHART_STORE -> installedCharts(chart);
        };
    }

    /** The values of the releases that were found. */
    static Map<String, ReleaseContent> contents(Map<String, Answer<ReleaseAnswer>> releases) {
        Map<String, ReleaseContent> contents = new HashMap<>();
        releases.forEach((name, answer) -> answer.found().ifPresent(found -> contents.put(name, found.content())));
        return contents;
    }

    private Map<String, Answer<ReleaseAnswer>> helmReleases() throws DevtronException {
        Map<String, Callable<Answer<ReleaseAnswer>>> requests = new TreeMap<>();
        scope.installedSecrets()
                .forEach(scoped -> HelmRelease.of(scoped, environments, clusters)
                        .ifPresent(release -> requests.put(
                                scoped.name(), () -> release.read(client).map(RawAnswer::object))));
        return answers(requests);
    }

    private Map<String, Answer<ReleaseAnswer>> installedCharts(Answer<LiveChart> chart) throws DevtronException {
        if (chart.found().isEmpty()) {
            return Map.of();
        }
        Answer<List<InstalledChart>> installed =
                client.installedCharts(chart.found().get().id());
        Map<String, Answer<ReleaseAnswer>> releases = new HashMap<>();
        Map<String, Callable<Answer<ReleaseAnswer>>> requests = new TreeMap<>();
        for (ScopedSecret scoped : scope.installedSecrets().toList()) {
            Optional<InstalledChart> match = match(installed, scoped);
            if (match.isPresent()) {
                requests.put(
                        scoped.name(),
                        () -> client.installedValues(match.get().versionId())
                                .map(values -> answer(match.get(), values.object())));
            } else {
                releases.put(
                        scoped.name(),
                        installed
                                .unreadable()
                                .map(Answer::<ReleaseAnswer>unreadable)
                                .orElseGet(Answer::missing));
            }
        }
        releases.putAll(answers(requests));
        return releases;
    }

    static ReleaseAnswer answer(InstalledChart installed, ReleaseContent content) {
        return new ReleaseAnswer(
                new LiveRelease(
                        installed.name(),
                        installed.environment(),
                        CHART,
                        true,
                        installed.deploymentType(),
                        content.secretName(),
                        List.copyOf(content.logins().keySet())),
                content);
    }

    private Map<String, Answer<ReleaseAnswer>> answers(Map<String, Callable<Answer<ReleaseAnswer>>> requests)
            throws DevtronException {
        List<String> names = List.copyOf(requests.keySet());
        List<Answer<ReleaseAnswer>> answers = reads.all(List.copyOf(requests.values()));
        Map<String, Answer<ReleaseAnswer>> byName = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), answers.get(i));
        }
        return byName;
    }

    /** The installation of a pull secret from the chart store. */
    static Optional<InstalledChart> match(Answer<List<InstalledChart>> installed, ScopedSecret scoped) {
        return installed.found().stream()
                .flatMap(List::stream)
                .filter(release -> release.name().equals(scoped.release())
                        && release.environment()
                                .equals(scoped.environment().name().value()))
                .findFirst();
    }
}
