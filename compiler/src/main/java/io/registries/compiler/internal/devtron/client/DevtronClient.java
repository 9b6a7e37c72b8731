// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import static io.registries.compiler.internal.format.JsonFields.flag;
import static io.registries.compiler.internal.format.JsonFields.text;

import io.registries.compiler.DevtronOptions;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads from Devtron: one method for each endpoint. Thread-safe. */
public final class DevtronClient implements AutoCloseable {
    private static final String CHART = "dt-secrets";
    private static final String CHART_REPOSITORY = "devtron";
    private static final Set<String> ACTIVE_BUILD = Set.of("running", "starting", "pending", "waitingtostart");

    private final DevtronConnection connection;

    /**
     * @param options the URL, and how it is reached
     * @param token the API token
     * @param authorities certificate authorities to trust in addition to those of the system
     * @param tasks run requests
     * @param names of options in messages
     */
    public DevtronClient(
            DevtronOptions options,
            Secret token,
            List<X509Certificate> authorities,
            ParallelTasks tasks,
            OptionNames names) {
        this.connection = new DevtronConnection(options, token, authorities, tasks, names);
    }

    /** The answers to import. */
    public DevtronResponses responses() {
        return new DevtronResponses(connection);
    }

    /** The version of the server. */
    public Answer<DevtronVersion> version() throws DevtronException {
        return connection
                .get("version")
                .map(result -> new DevtronVersion(text(result, "gitCommit"), text(result, "serverMode")));
    }

    /** Whether the user of the token is a super-admin; others cannot read registries. */
    public Answer<Boolean> isSuperAdmin() throws DevtronException {
        return connection.get("user/check/roles").map(result -> flag(result, "superAdmin"));
    }

    /** All registries, without secrets; empty for a user who may not read them. */
    public Answer<List<LiveRegistry>> registries() throws DevtronException {
        return list("docker/registry", RegistryReader::registry);
    }

    /** The names of all registries, also for users who may not read the registries. */
    public Answer<List<String>> registryNames() throws DevtronException {
        return list("docker/registry/autocomplete", registry -> text(registry, "id"));
    }

    /** A registry with its secret. */
    public Answer<RegistryAnswer> registry(String name) throws DevtronException {
        return connection.get("docker/registry/" + encoded(name)).map(RegistryReader::answer);
    }

    /** A registry with its secret, and all of its fields. */
    public Answer<RawAnswer<RegistryAnswer>> rawRegistry(String name) throws DevtronException {
        return raw(connection.get("docker/registry/" + encoded(name)), RegistryReader::answer);
    }

    /** All projects. */
    public Answer<List<LiveProject>> projects() throws DevtronException {
        return list("team/autocomplete", project -> new LiveProject(number(project, "id"), text(project, "name")));
    }

    /** All clusters. */
    public Answer<List<LiveCluster>> clusters() throws DevtronException {
        return list(
                "cluster/autocomplete?auth=false",
                cluster -> new LiveCluster(number(cluster, "id"), text(cluster, "cluster_name")));
    }

    /** All environments. */
    public Answer<List<LiveEnvironment>> environments() throws DevtronException {
        return list(
                "env/autocomplete",
                environment -> new LiveEnvironment(
                        number(environment, "id"),
                        text(environment, "environment_name"),
                        text(environment, "cluster_name"),
                        text(environment, "namespace"),
                        flag(environment, "isVirtualEnvironment"),
                        texts(environment.path("allowedDeploymentTypes"))));
    }

    /** The names of all applications that the user may see. */
    public Answer<List<LiveApplicationName>> applications() throws DevtronException {
        return list(
                "app/autocomplete",
                application -> new LiveApplicationName(number(application, "id"), text(application, "name")));
    }

    /** The project and the Git repositories of an application. */
    public Answer<ApplicationAnswer> application(int id) throws DevtronException {
        return connection
                .get("app/get/" + id)
                .map(result -> new ApplicationAnswer(
                        number(result, "teamId"),
                        items(
                                result.path("material"),
                                material -> new LiveMaterial(number(material, "id"), text(material, "checkoutPath")))));
    }

    /** The build configuration of an application; missing if it has none yet. */
    public Answer<BuildConfigAnswer> buildConfig(int applicationId) throws DevtronException {
        return connection.get("app/ci-pipeline/" + applicationId).map(BuildReader::buildConfig);
    }

    /** A build pipeline. */
    public Answer<LivePipeline> pipeline(int applicationId, int id) throws DevtronException {
        return connection.get("app/ci-pipeline/" + applicationId + "/" + id).map(BuildReader::pipeline);
    }

    /** The build configuration of an application, and all of its fields. */
    public Answer<RawAnswer<BuildConfigAnswer>> rawBuildConfig(int applicationId) throws DevtronException {
        return raw(connection.get("app/ci-pipeline/" + applicationId), BuildReader::buildConfig);
    }

    /** A build pipeline, and all of its fields. */
    public Answer<RawAnswer<LivePipeline>> rawPipeline(int applicationId, int id) throws DevtronException {
        return raw(connection.get("app/ci-pipeline/" + applicationId + "/" + id), BuildReader::pipeline);
    }

    /** Whether the last build of a pipeline has not ended. */
    public Answer<Boolean> isBuilding(int pipelineId) throws DevtronException {
        return connection
                .get("app/ci-pipeline/" + pipelineId + "/workflows?offset=0&size=1")
                .map(result -> ACTIVE_BUILD.contains(
                        text(result.path("ciWorkflows").path(0), "status").toLowerCase(Locale.ROOT)));
    }

    /** The deployment pipelines of an application. */
    public Answer<List<LiveDeployment>> deployments(int applicationId) throws DevtronException {
        return connection
                .get("app/cd-pipeline/" + applicationId)
                .map(result -> items(
                        result.path("pipelines"),
                        pipeline -> new LiveDeployment(
                                text(pipeline, "environmentName"), number(pipeline, "ciPipelineId"))));
    }

    /** The {@code imagePullSecrets} of the deployment templates of an application. All else in the answer is dropped. */
    public Answer<LiveTemplates> templates(int applicationId) throws DevtronException {
        return connection.get("core/v1beta1/application/" + applicationId).map(DevtronClient::templates);
    }

    private static LiveTemplates templates(JsonNode result) {
        Map<String, List<String>> overrides = new TreeMap<>();
        result.path("environmentOverride").properties().forEach(environment -> {
            JsonNode template =
                    environment.getValue().path("deploymentTemplate").path("template");
            if (template.has("imagePullSecrets")) {
                overrides.put(environment.getKey(), texts(template.path("imagePullSecrets")));
            }
        });
        return new LiveTemplates(
                texts(result.path("globalDeploymentTemplate").path("template").path("imagePullSecrets")), overrides);
    }

    /** The dt-secrets chart; missing if its repository is not in the chart store. */
    public Answer<LiveChart> chart() throws DevtronException {
        Answer<List<Integer>> ids = connection
                .get("app-store/discover/?appStoreName=" + CHART)
                .map(result -> result.values().stream()
                        // The query matches parts of names.
                        .filter(chart -> text(chart, "name").equals(CHART)
                                && text(chart, "chart_name").equals(CHART_REPOSITORY))
                        .map(chart -> number(chart, "id"))
                        .toList());
        Optional<Integer> id = ids.found().flatMap(found -> found.stream().findFirst());
        if (id.isEmpty()) {
            return ids.unreadable().map(Answer::<LiveChart>unreadable).orElseGet(Answer::missing);
        }
        return list(
                        "app-store/discover/application/" + id.get() + "/version/autocomplete",
                        version -> new LiveChart.ChartVersion(number(version, "id"), text(version, "version")))
                .map(versions -> new LiveChart(id.get(), versions));
    }

    /** The releases of a chart that were installed from the chart store, with the ids of their versions. */
    public Answer<List<InstalledChart>> installedCharts(int chartId) throws DevtronException {
        return list(
                "app-store/deployment/installed-app/" + chartId,
                release -> new InstalledChart(
                        text(release, "appName"),
                        text(release, "environmentName"),
                        number(release, "installedAppId"),
                        number(release, "installedAppVersionId"),
                        number(release, "appStoreApplicationVersionId"),
                        text(release, "deploymentAppType")));
    }

    /** The values of a release that was installed from the chart store, and all of its fields. */
    public Answer<RawAnswer<ReleaseContent>> installedValues(int versionId) throws DevtronException {
        return raw(
                connection.get("app-store/deployment/application/version/" + versionId),
                result -> ReleaseContent.read(text(result, "valuesOverrideYaml")));
    }

    /** A Helm release in a cluster, and all of its fields. */
    public Answer<RawAnswer<ReleaseAnswer>> release(int clusterId, String namespace, String environment, String name)
            throws DevtronException {
        return raw(
                connection.get("application/release-info?appId=" + encoded(clusterId + "|" + namespace + "|" + name)),
                result -> ReleaseReader.release(result, environment, name));
    }

    /** Sends requests that change something. */
    public DevtronWriter writer() {
        return new DevtronWriter(connection);
    }

    private static <T> Answer<RawAnswer<T>> raw(Answer<JsonNode> answer, Function<JsonNode, T> parser) {
        return answer.map(result -> new RawAnswer<>(
                parser.apply(result), result instanceof ObjectNode object ? object : JsonSupport.emptyObject()));
    }

    private <T> Answer<List<T>> list(String path, Function<JsonNode, T> item) throws DevtronException {
        return connection.get(path).map(result -> items(result, item));
    }

    // An empty list is null.
    static <T> List<T> items(JsonNode array, Function<JsonNode, T> item) {
        return array.values().stream().map(item).toList();
    }

    static List<String> texts(JsonNode array) {
        return items(array, value -> value.isString() ? value.asString() : text(value, "name"));
    }

    static int number(JsonNode node, String field) {
        return node.path(field).asInt(0);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        connection.close();
    }
}
