// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.testing.DevtronRegistryApi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The table of registries, where a deleted one stays with {@code active: false}. */
final class RegistryStore {
    private static final List<String> REPOSITORY_TYPES = List.of("CONTAINER", "CHART");
    private static final List<String> ACTIONS = List.of("", "PULL", "PUSH", "PULL/PUSH");
    private static final List<String> KEPT_IF_EMPTY = List.of("password", "awsSecretAccessKey", "cert");

    private final DevtronState state;

    RegistryStore(DevtronState state) {
        this.state = state;
    }

    Optional<ObjectNode> find(String id) {
        return active().filter(row -> Json.text(row, "id").equals(id)).findFirst();
    }

    Optional<ObjectNode> defaultRegistry() {
        return active().filter(row -> Json.flag(row, "isDefault")).findFirst();
    }

    /** Whether images can be pushed to it; of an unknown one they cannot. */
    boolean takesImages(String id) {
        return find(id).filter(row -> !Json.flag(row, "isOCICompliantRegistry")
                        || List.of("PUSH", "PULL/PUSH").contains(Json.text(row.path("ociRegistryConfig"), "CONTAINER")))
                .isPresent();
    }

    /** A repository of ECR is created as soon as a build configuration names it. */
    void createRepositoryIfEcr(JsonNode registry, String repository) {
        if (Json.text(registry, "registryType").equals("ecr")) {
            state.record(
                    "ecrRepositories",
                    Json.object()
                            .put("registry", Json.text(registry, "id"))
                            .put("region", Json.text(registry, "awsRegion"))
                            .put("repository", repository));
        }
    }

    ArrayNode masked() {
        return Json.array(active().map(row -> RegistryBeans.masked(row, isUsed(row))));
    }

    ObjectNode plain(ObjectNode row) {
        return RegistryBeans.plain(row, isUsed(row));
    }

    ArrayNode forAutocomplete() {
        return Json.array(active().map(RegistryBeans::forAutocomplete));
    }

    Answer create(ObjectNode bean) {
        String id = Json.text(bean, "id");
        Optional<ObjectNode> deleted = rows().filter(
                        row -> !isActive(row) && Json.text(row, "id").equals(id))
                .findFirst();
        if (deleted.isPresent()) {
            return replace(deleted.get(), bean);
        }
        if (find(id).isPresent() || !DevtronRegistryApi.fitsColumns(bean)) {
            return Answer.failed(
                    500,
                    "3001",
                    "docker registry failed to create in db",
                    "Container registry [" + id + "] already exists.");
        }
        requireKnownTypes(bean, "creating");
        ObjectNode row = RegistryBeans.row(bean);
        Optional<ObjectNode> present = defaultRegistry();
        if (present.isEmpty()) {
            row.put("isDefault", true);
        } else if (Json.flag(bean, "isDefault")) {
            present.get().put("isDefault", false);
        }
        putInjection(row, bean, Json.object());
        state.changeable("registries").add(row);
        return Answer.ok(RegistryBeans.echo(bean, row));
    }

    Answer update(ObjectNode bean) {
        Optional<ObjectNode> row = find(Json.text(bean, "id"));
        if (row.isEmpty()) {
            return Answer.notFound();
        }
        KEPT_IF_EMPTY.stream()
                .filter(field -> Json.text(bean, field).isEmpty())
                .forEach(field -> Json.copyPresent(row.get(), bean, field));
        if (!DevtronRegistryApi.fitsColumns(bean)) {
            String message = "docker registry failed to update in db";
            return Answer.failed(500, "3003", message, message);
        }
        return replace(row.get(), bean);
    }

    private Answer replace(ObjectNode row, ObjectNode bean) {
        requireKnownTypes(bean, "updating");
        String id = Json.text(row, "id");
        if (Json.flag(bean, "isDefault")) {
            rows().filter(other -> !Json.text(other, "id").equals(id)).forEach(other -> other.put("isDefault", false));
        }
        Json.copyAll(row, bean, "pluginId");
        ObjectNode injection = row.get("ipsConfig") instanceof ObjectNode present ? present : Json.object();
        row.removeAll();
        row.setAll(RegistryBeans.row(bean));
        putInjection(row, bean, injection);
        return Answer.ok(RegistryBeans.echo(bean, row));
    }

    Answer delete(String id) {
        Optional<ObjectNode> row = find(id);
        if (row.isPresent() && isUsed(row.get())) {
            return Answer.unknown(500, " Please update all related docker config before deleting this registry");
        }
        if (row.isEmpty()) {
            return Answer.notFound();
        }
        if (Json.flag(row.get(), "isDefault")) {
            return Answer.unknown(500, "default registry can't be deleted");
        }
        row.get().put("active", false);
        return Answer.text(200, "Container Registry deleted successfully.");
    }

    private void putInjection(ObjectNode row, ObjectNode bean, ObjectNode present) {
        boolean sent = !Json.flag(bean, "isPublic") && bean.has("ipsConfig");
        if (!sent && present.isEmpty()) {
            return;
        }
        ObjectNode injection = sent ? (ObjectNode) bean.get("ipsConfig").deepCopy() : present;
        int id = Json.number(present, "id");
        injection.put("id", id > 0 ? id : nextInjectionId()).put("active", sent);
        row.set("ipsConfig", injection);
    }

    private int nextInjectionId() {
        return Json.nextId(rows().map(row -> row.path("ipsConfig"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast));
    }

    private static void requireKnownTypes(ObjectNode bean, String action) {
        if (Json.flag(bean, "isOCICompliantRegistry")
                && bean.path("ociRegistryConfig")
                        .propertyStream()
                        .anyMatch(entry -> !REPOSITORY_TYPES.contains(entry.getKey())
                                || !ACTIONS.contains(entry.getValue().asString()))) {
            throw new RefusedException(Answer.failed(
                    500,
                    "3001",
                    "invalid repository type for OCI registry configuration",
                    "Error in " + action + " OCI registry config in db"));
        }
    }

    /** Whether a base build configuration names it; those of pipelines do not count. */
    private boolean isUsed(ObjectNode row) {
        return state.all("applications")
                .anyMatch(application -> Json.text(application.path("template"), "dockerRegistry")
                        .equals(Json.text(row, "id")));
    }

    private Stream<ObjectNode> rows() {
        return state.all("registries");
    }

    private Stream<ObjectNode> active() {
        return rows().filter(RegistryStore::isActive);
    }

    private static boolean isActive(ObjectNode row) {
        return Json.unlessFalse(row, "active");
    }
}
