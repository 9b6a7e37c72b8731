// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.ProgressListener;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer.PipelineSummary;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.DevtronVersion;
import io.registries.compiler.internal.devtron.client.LiveApplicationName;
import io.registries.compiler.internal.devtron.client.LiveChart;
import io.registries.compiler.internal.devtron.client.LiveCluster;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.internal.devtron.client.LivePipeline;
import io.registries.compiler.internal.devtron.client.LiveProject;
import io.registries.compiler.internal.devtron.client.LiveRegistry;
import io.registries.compiler.internal.devtron.client.LiveRelease;
import io.registries.compiler.internal.devtron.client.RegistryAnswer;
import io.registries.compiler.internal.devtron.client.ReleaseAnswer;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Reads what a plan needs from Devtron, several objects at the same time. */
final class LiveStateReader {
    private static final String FULL_MODE = "FULL";
    static final String NOT_SUPER_ADMIN = "shows registries only to super-admins";

    private final DevtronClient client;
    private final DevtronScope scope;
    private final ParallelReads reads;
    private final Map<String, Secret> passwords = new ConcurrentHashMap<>();

    LiveStateReader(
            DevtronClient client, DevtronScope scope, ParallelTasks tasks, int parallelism, ProgressListener progress) {
        this.client = client;
        this.scope = scope;
        this.reads = new ParallelReads(tasks, parallelism, progress);
    }

    /**
     * Reads the state.
     *
     * @throws DevtronException if Devtron cannot be used at all
     */
    LiveData read() throws DevtronException {
        DevtronVersion version = version(client);
        boolean superAdmin = client.isSuperAdmin().found().orElse(false);
        var registries = reads.start(() -> superAdmin ? client.registries() : notSuperAdmin());
        var registryNames = reads.start(client::registryNames);
        var projects = reads.start(client::projects);
        var clusters = reads.start(client::clusters);
        var environments = reads.start(client::environments);
        var names = reads.start(client::applications);
        Answer<List<LiveRegistry>> readRegistries = reads.get(registries);
        Answer<List<LiveApplicationName>> readNames = reads.get(names);
        readPasswords(readRegistries);
        Answer<List<LiveCluster>> readClusters = reads.get(clusters);
        Answer<List<LiveEnvironment>> readEnvironments = reads.get(environments);
        List<LiveApplication> applications = reads.all(scope.applications().stream()
                .flatMap(application -> id(readNames, application).stream()
                        .map(found -> (Callable<LiveApplication>) () -> application(found, application)))
                .toList());
        ReleasesReader releases = new ReleasesReader(client, scope, reads, readClusters, readEnvironments);
        Answer<LiveChart> chart =
                scope.policy().pullSecrets() == PullSecretInstallation.CHART_STORE ? client.chart() : Answer.missing();
        Map<String, Answer<ReleaseAnswer>> readReleases = releases.read(chart);
        Answer<List<LiveProject>> readProjects = reads.get(projects);
        LiveState state = new LiveState(
                version,
                readRegistries,
                reads.get(registryNames),
                readProjects,
                readClusters,
                readEnvironments,
                readNames,
                applications,
                chart,
                mapValues(readReleases));
        return new LiveData(state, new LiveSecrets(passwords, ReleasesReader.contents(readReleases)));
    }

    /** The version of a server that has builds. */
    static DevtronVersion version(DevtronClient client) throws DevtronException {
        Answer<DevtronVersion> version = client.version();
        DevtronVersion found = version.found()
                .filter(server -> !server.serverMode().isEmpty())
                .orElseThrow(() -> new DevtronException(
                        DiagnosticCode.UNSUPPORTED_DEVTRON,
                        "Devtron " + version.unreadable().orElse("does not tell its version"),
                        "check the URL, and that the server runs Devtron 0.6.24 or later"));
        if (!found.serverMode().equals(FULL_MODE)) {
            throw new DevtronException(
                    DiagnosticCode.UNSUPPORTED_DEVTRON,
                    "Devtron runs in mode `" + found.serverMode() + "`, which has no builds",
                    "install Devtron's integration for builds and deployments");
        }
        return found;
    }

    private static Answer<List<LiveRegistry>> notSuperAdmin() {
        return Answer.unreadable(NOT_SUPER_ADMIN);
    }

    private void readPasswords(Answer<List<LiveRegistry>> registries) throws DevtronException {
        List<String> existing = registries.found().stream()
                .flatMap(List::stream)
                .map(LiveRegistry::name)
                .toList();
        List<Callable<Answer<RegistryAnswer>>> requests = new ArrayList<>();
        for (Registry registry : scope.registries()) {
            String name = registry.name().value();
            if (existing.contains(name) && !registry.push().references().isEmpty()) {
                requests.add(() -> client.registry(name));
            }
        }
        reads.all(requests)
                .forEach(answer -> answer.found()
                        .ifPresent(found -> passwords.put(found.registry().name(), found.password())));
    }

    // Several applications of one name are refused by the planner.
    private static Optional<Integer> id(Answer<List<LiveApplicationName>> names, Application application) {
        List<LiveApplicationName> matching = names.found().stream()
                .flatMap(List::stream)
                .filter(name -> name.name().equals(application.name().value()))
                .toList();
        return matching.size() == 1 ? Optional.of(matching.get(0).id()) : Optional.empty();
    }

    private LiveApplication application(int id, Application declared) throws DevtronException {
        var buildConfig = client.buildConfig(id);
        Map<String, Answer<LivePipeline>> pipelines = new HashMap<>();
        for (Pipeline pipeline : declared.pipelines()) {
            String name = pipeline.name().value();
            Optional<Integer> pipelineId = buildConfig.found().stream()
                    .flatMap(found -> found.pipelines().stream())
                    .filter(found -> found.name().equals(name))
                    .map(PipelineSummary::id)
                    .findFirst();
            if (pipelineId.isPresent()) {
                pipelines.put(name, client.pipeline(id, pipelineId.get()));
            }
        }
        return new LiveApplication(
                id,
                declared.name().value(),
                client.application(id),
                buildConfig,
                pipelines,
                client.deployments(id),
                client.templates(id));
    }

    private static Map<String, Answer<LiveRelease>> mapValues(Map<String, Answer<ReleaseAnswer>> answers) {
        Map<String, Answer<LiveRelease>> releases = new HashMap<>();
        answers.forEach((name, answer) -> releases.put(name, answer.map(ReleaseAnswer::release)));
        return releases;
    }
}
