// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Devtron's database and clusters contain, as one JSON document. {@code
 * compiler/src/test/resources/devtron-state/README.md} describes it.
 */
public final class DevtronState {
    private final ObjectNode root;

    private DevtronState(ObjectNode root) {
        this.root = root;
    }

    /** A state of the test resources. */
    public static DevtronState load(String name) throws IOException {
        String resource = "/devtron-state/" + name + ".json";
        try (InputStream in = DevtronState.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public static DevtronState read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    public static DevtronState parse(String json) {
        return of((ObjectNode) Json.parse(json));
    }

    static DevtronState of(ObjectNode root) {
        return new DevtronState(root);
    }

    ObjectNode root() {
        return root;
    }

    ObjectNode copy() {
        return root.deepCopy();
    }

    JsonNode value(String field) {
        return root.path(field);
    }

    /** The items of a kind, to add to or remove from. */
    ArrayNode changeable(String kind) {
        return Json.arrayOf(root, kind);
    }

    Stream<ObjectNode> all(String kind) {
        return Json.objects(root.path(kind));
    }

    Optional<ObjectNode> first(String kind, Predicate<ObjectNode> condition) {
        return all(kind).filter(condition).findFirst();
    }

    Optional<ObjectNode> byId(String kind, int id) {
        return Json.byId(root.path(kind), id);
    }

    /** Records an effect outside of the database, such as a repository that Devtron creates in ECR. */
    void record(String effects, ObjectNode effect) {
        changeable(effects).add(effect);
    }
}
