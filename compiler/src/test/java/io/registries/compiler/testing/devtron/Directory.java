// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lists of projects, clusters and environments, which Devtron calls teams, clusters and environments. */
final class Directory {
    private static final List<String> DEPLOYMENT_TYPES = List.of("helm", "argo_cd", "flux_cd");

    private final DevtronState state;

    Directory(DevtronState state) {
        this.state = state;
    }

    void register(Router router) {
        router.on("GET", "/team/autocomplete", this::teams)
                .on("GET", "/cluster/autocomplete", this::clusters)
                .on("GET", "/env/autocomplete", this::environments);
    }

    private Answer teams(Call call) {
        call.requireSignedIn();
        return Answer.ok(Json.array(state.all("teams")
                .filter(team -> Json.unlessFalse(team, "active"))
                .filter(team -> call.user().mayUse("teams", Json.text(team, "name")))
                .map(team -> {
                    ObjectNode bean = Json.object();
                    Json.copyAll(team, bean, "id", "name");
                    return bean.put("active", true);
                })));
    }

    private Answer clusters(Call call) {
        boolean all = call.parameter("auth").equals("false");
        return Answer.ok(Json.array(state.all("clusters")
                .filter(cluster -> all || call.user().mayUse("clusters", Json.text(cluster, "cluster_name")))
                .map(Directory::cluster)));
    }

    private static ObjectNode cluster(ObjectNode cluster) {
        ObjectNode bean = Json.object();
        Json.copyAll(cluster, bean, "id", "cluster_name");
        return bean.put("description", "")
                .put("active", false)
                .putNull("defaultClusterComponent")
                .put("agentInstallationStage", 0)
                .put("k8sVersion", "")
                .put("insecureSkipTlsVerify", false)
                .put("errorInConnecting", Json.text(cluster, "errorInConnecting"))
                .put("isCdArgoSetup", Json.flag(cluster, "isCdArgoSetup"))
                .put("isVirtualCluster", Json.flag(cluster, "isVirtualCluster"))
                .put("clusterUpdated", false)
                .put("isProd", Json.flag(cluster, "isProd"));
    }

    private Answer environments(Call call) {
        call.requireSignedIn();
        boolean withTypes = call.parameter("showDeploymentOptions").equals("true");
        return Answer.ok(Json.array(state.all("environments")
                .filter(environment -> Json.unlessFalse(environment, "active"))
                .filter(environment -> call.user().mayUse("environments", Json.text(environment, "environment_name")))
                .map(environment -> environment(environment, withTypes))));
    }

    private ObjectNode environment(ObjectNode environment, boolean withTypes) {
        ObjectNode bean = Json.object();
        Json.copyAll(environment, bean, "id", "environment_name", "cluster_id");
        JsonNode cluster = state.byId("clusters", Json.number(environment, "cluster_id"))
                .<JsonNode>map(found -> found)
                .orElseGet(Json::object);
        bean.put("cluster_name", Json.text(cluster, "cluster_name"))
                .put("active", false)
                .put("default", false);
        Json.copyPresent(environment, bean, "namespace");
        bean.put("isClusterCdActive", Json.flag(cluster, "isCdArgoSetup"))
                .put("environmentIdentifier", identifier(environment, cluster))
                .put("description", Json.text(environment, "description"))
                .put("appCount", 0)
                .put("isVirtualEnvironment", Json.flag(environment, "isVirtualEnvironment"));
        if (withTypes) {
            ArrayNode types = bean.putArray("allowedDeploymentTypes");
            DEPLOYMENT_TYPES.forEach(types::add);
        } else {
            bean.putNull("allowedDeploymentTypes");
        }
        return bean;
    }

    private static String identifier(JsonNode environment, JsonNode cluster) {
        String own = Json.text(environment, "environmentIdentifier");
        return own.isEmpty() ? Json.text(cluster, "cluster_name") + "__" + Json.text(environment, "namespace") : own;
    }
}
