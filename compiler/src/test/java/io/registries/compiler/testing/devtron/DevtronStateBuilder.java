// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state of any size: registries {@code registry-1} and so on, environments {@code environment-1} with a cluster each, and
 * applications {@code application-1} with a build pipeline, which deploys to every environment.
 */
public final class DevtronStateBuilder {
    /** The token of a super-admin in what is built. */
    public static final String TOKEN = "canary-super-admin";

    private final ObjectNode root = Json.object();

    public DevtronStateBuilder() {
        root.putObject("version")
                .put("gitCommit", "c6520431")
                .put("buildTime", "2026-07-24T08:01:49Z")
                .put("serverMode", "FULL");
        root.putArray("tokens").addObject().put("token", TOKEN).put("superAdmin", true);
        root.putArray("teams").addObject().put("id", 1).put("name", "shop");
        registries(1);
    }

    public DevtronStateBuilder registries(int count) {
        ArrayNode registries = root.putArray("registries");
        IntStream.rangeClosed(1, count).forEach(number -> {
            ObjectNode registry = registries
                    .addObject()
                    .put("id", "registry-" + number)
                    .put("pluginId", "cd.go.artifact.docker.registry")
                    .put("registryUrl", "registry-" + number + ".acme.example")
                    .put("registryType", "other")
                    .put("isOCICompliantRegistry", true)
                    .put("isDefault", number == 1)
                    .put("connection", "secure")
                    .put("cert", "")
                    .put("username", "acme")
                    .put("password", "canary-" + number);
            registry.putObject("ociRegistryConfig").put("CONTAINER", "PULL/PUSH");
            registry.putObject("ipsConfig")
                    .put("id", number)
                    .put("credentialType", "SAME_AS_REGISTRY")
                    .put("ignoredClusterIdsCsv", "-1");
        });
        return this;
    }

    public DevtronStateBuilder environments(int count) {
        ArrayNode clusters = root.putArray("clusters");
        ArrayNode environments = root.putArray("environments");
        IntStream.rangeClosed(1, count).forEach(number -> {
            clusters.addObject()
                    .put("id", number)
                    .put("cluster_name", "cluster-" + number)
                    .putArray("namespaces")
                    .add("shop");
            environments
                    .addObject()
                    .put("id", number)
                    .put("environment_name", "environment-" + number)
                    .put("cluster_id", number)
                    .put("namespace", "shop");
        });
        return this;
    }

    /** After the environments. */
    public DevtronStateBuilder applications(int count) {
        int environments = root.path("environments").size();
        ArrayNode applications = root.putArray("applications");
        IntStream.rangeClosed(1, count).forEach(number -> {
            ObjectNode application = applications
                    .addObject()
                    .put("id", number)
                    .put("name", "application-" + number)
                    .put("teamId", 1);
            application
                    .putArray("material")
                    .addObject()
                    .put("id", number)
                    .put("name", "shop")
                    .put("url", "https://git.acme.example/shop/application-" + number + ".git")
                    .put("checkoutPath", "./")
                    .put("gitProviderId", 1);
            ObjectNode template = application
                    .putObject("template")
                    .put("id", number)
                    .put("dockerRegistry", "registry-1")
                    .put("dockerRepository", "shop/application-" + number);
            template.putObject("ciBuildConfig")
                    .put("id", number)
                    .put("gitMaterialId", number)
                    .put("buildContextGitMaterialId", number)
                    .put("useRootBuildContext", false)
                    .put("ciBuildType", "self-dockerfile-build")
                    .putObject("dockerBuildConfig")
                    .put("dockerfileRelativePath", "Dockerfile");
            addPipelines(application, number, environments);
            application
                    .putObject("deploymentTemplate")
                    .put("chartRefId", 1)
                    .putObject("template")
                    .putArray("imagePullSecrets")
                    .add("regcred");
        });
        return this;
    }

    private static void addPipelines(ObjectNode application, int number, int environments) {
        ObjectNode pipeline = application
                .putArray("ciPipelines")
                .addObject()
                .put("id", number)
                .put("name", "build-" + number)
                .put("pipelineType", "CI_BUILD")
                .put("appWorkflowId", number);
        pipeline.putObject("dockerArgs");
        pipeline.putArray("ciMaterial")
                .addObject()
                .put("id", number)
                .put("gitMaterialId", number)
                .putObject("source")
                .put("type", "SOURCE_TYPE_BRANCH_FIXED")
                .put("value", "main");
        ArrayNode deployments = application.putArray("cdPipelines");
        IntStream.rangeClosed(1, environments)
                .forEach(environment -> deployments
                        .addObject()
                        .put("id", (number - 1) * environments + environment)
                        .put("name", "deploy-" + number + "-" + environment)
                        .put("environmentId", environment)
                        .put("ciPipelineId", number));
    }

    /** Makes the deployment templates of the applications so large; they are small otherwise. */
    public DevtronStateBuilder templates(int bytes) {
        String filler = "text ".repeat(bytes / 5);
        Json.objects(root.path("applications"))
                .forEach(application ->
                        ((ObjectNode) application.at("/deploymentTemplate/template")).put("rawYaml", filler));
        return this;
    }

    /** The text of a state file. */
    public String json() {
        return root.toString();
    }

    public DevtronState build() {
        return DevtronState.of(root.deepCopy());
    }
}
